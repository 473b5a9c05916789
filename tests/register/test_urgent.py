"""Cries for help are heard of whoever is spoken of, however typed, and nothing else is one."""

from itertools import product
from pathlib import Path

import pytest

from finder.register.fellowships import fellowships
from finder.register.urgent import urgent, without_cry, words_of_cry

ANYONE = (
    *(
        "I can't take it anymore",
        "no will to live",
        "unalive myself",
        "OD on heroin",
        "took 20 pills",
    ),
    *(
        "my boyfriend ODed",
        "need an ambulance",
        "narcan",
        "life isn't worth living",
        "tired of living",
    ),
    *("ya no aguanto más", "ayúdenme", "para que vivir", "cansado de vivir", "estoy en peligro"),
    *("my daughter wants to die", "my son wants to die", "she wants to die", "he wants to die"),
    *("wants to die", "my husband wants to end his life", "he wants to end it all"),
    *("wants to kill herself", "wants to kill himself", "my wife wants to kill herself"),
    *("tried to kill himself", "threatening suicide", "he is not breathing"),
    *("he isn't breathing", "he is barely breathing", "she stopped breathing", "can't breathe"),
    *("cant wake my son", "cant wake my husband", "i cant wake him up", "won't wake up"),
    *("wont respond", "he's unconscious", "passed out not responding"),
    *("swallowed a bottle of pills", "drank a bottle of bleach", "he took all of his pills"),
    *("no quiero seguir", "quiero morirme", "me quiero morir", "mi hija quiere morir"),
    *("mi hija se quiere morir", "quiere suicidarse", "suicidarse", "se suicido"),
    *("intento suicidarse", "se quiere quitar la vida", "se tomo todas las pastillas"),
    *("se tomó todas sus pastillas", "tomó muchas pastillas", "no esta respirando"),
    *("no está respirando", "no puede respirar", "esta inconsciente", "no responde"),
    *("suisidio", "suicido", "suicdio", "sobredocis", "sobre dosis", "sobredósis"),
    *("emerjencia", "overdoes", "overdos", "overdosis", "ovrdose", "overrdose", "suicid"),
    *("suiced", "suecide", "sewicide", "suicyde", "kill mysel", "kill myslef", "kil myself"),
    *("killing myslef", "kill my self", "want too die", "want to dye", "wan to die"),
    *("i wantto die", "end my lif", "self hram", "selfhram"),
    *("blue lips", "her lips turned blue", "his fingernails are blue", "i have a gun"),
    *("I've got a gun", "gun to my head", "i'm going to hurt someone", "afraid i will stab him"),
    *("i want to kill him", "I am in danger", "im in danger", "my daughter is in danger"),
    *("withdrawal seizure", "seizures from drinking", "shaking and seeing things"),
    *("my husband is seeing things", "can't stop shaking", "he's hallucinating"),
    *("se tomó pastillas", "mi hija se tomo unas pastillas", "me tomé las pastillas"),
    *("ya no aguanto", "tengo una pistola", "voy a lastimar a alguien", "labios azules"),
    *("mi esposo está convulsionando", "temblando y viendo cosas"),
)
ABUSE = (
    *("battered women", "he spit on me", "my ex is stalking me", "violent drunk husband"),
    *("beaten by my husband", "mujer maltratada", "le tengo miedo", "mi ex me acosa"),
    *("sexual assault", "sexual abuse", "sexually abused", "sexually assaulted", "child abuse"),
    *("incest", "my dad abuses me", "my stepdad abuses me", "daddy touches me"),
    *("my grandfather touched me", "my teacher touched me", "my husband pushes me"),
    *("my husband pushed me", "he pushes me", "he choked my mom", "he grabbed my throat"),
    *("he put his hands around my neck", "my son hits me", "my daughter hits me"),
    *("my boyfriend hit me", "my husband hit me last night", "i'm afraid of my husband"),
    *("im scared of my son", "he broke my arm", "he raped me"),
    *("my husband forces me to have sex", "he hurt me", "he hurts the kids"),
    *("he beats the kids", "he beats our children", "he hits our baby", "shaking my baby"),
    *("me violaron", "me violo", "fui violada", "abuso sexual", "abusaron de mi"),
    *("violencia machista", "violencia de pareja", "mi esposo me pega", "mi hijo me pega"),
    *("mi novio me golpea", "mi pareja me pega", "me pega mi marido", "me quiere matar"),
    *("amenaza con matarme", "me quiere pegar", "pega a mis hijos", "les pega a mis hijos"),
    *("le pega a los niños", "golpea a los niños", "tengo miedo de mi hijo"),
    *("tengo miedo de él", "me jala del pelo", "me empuja", "me avienta", "me ahorcó"),
    *("me está ahorcando", "me pegga", "me pga", "me gopea", "mi esposo me golpe", "hist me"),
    *("hits mee", "hitsme", "hit's me", "hitss me", "hts me", "he hits mw", "hurt me"),
    *("hurts mee", "domestic vilence", "domestc violence"),
    *("he controls my money", "my husband controls everything i do", "won't let me see my family"),
    *("he punches walls", "he punched a hole in the wall", "he smashed my phone"),
    *("restraining order", "order of protection", "no contact order", "protective order"),
    *("me humilla", "orden de alejamiento", "orden de restriccion", "golpea las paredes"),
    *("controla mi dinero", "no me deja trabajar", "rompe mis cosas"),
)
WHO = ("I", "he", "she", "they", "my son", "my daughter", "my husband", "my ex", "our neighbor")
THEIRS = (
    *("wants to die", "wants to end it all", "tried to end her life", "swallowed a box of pills"),
    *("isn't breathing", "won't wake up", "took all of her meds", "took their own life"),
)
DOES = ("hits", "hit", "beats", "beat", "hurts", "hurt", "kicked", "chokes")
TO_WHOM = ("me", "the kids", "our children", "my mother", "my son", "the baby")
QUIERE = (
    "mi hija quiere",
    "él quiere",
    "mi esposo se quiere",
    "mi hijo ya no quiere vivir, se quiere",
)
NO_CRY = (
    *(
        "Tired of being sick and tired",
        "OD on Tuesday",
        "A Will to Live",
        "Crisis Center",
        "Vivir sin miedo",
    ),
    *(
        "Feeling Blue",
        "Battery Park",
        "Bite the bullet",
        "OD step",
        "primeros auxilios",
        "El Peligro",
    ),
    *(
        "Cansado de sufrir",
        "The Bitter End",
        "Off the Beaten Path",
        "Can't Never Could",
        "Hit the Road",
    ),
    *("List Me", "Hope", "Hits", "greatest hits", "his me", "hit 'em", "hits my heart", "Hit Men"),
    *("hurt men", "what hurts", "hope hurts", "hats", "want to diet", "self help", "Self Harmony"),
    *("hit me up", "beat me to it", "beats the odds", "end it", "end of life", "my life"),
    *("take my life back", "kill em", "Kilmer", "book pills", "cant wake up early", "wake up call"),
    *("want to dye my hair", "my husband pushed me to go to AA", "courts forced me to attend"),
    *("group not responding", "abusse", "abuse", "substance abuse", "survivors of incest"),
    *("sexual abuse survivors", "unconscious", "the baby", "the kids", "all of my meetings"),
    *("no quiero seguir bebiendo", "el grupo no responde", "me empuja a beber", "me paga"),
    *("nos paga", "quiero mirar", "quiero seguir", "me toca", "tomo muchas", "respira"),
    *("Blue Light", "Blue Monday", "Black and Blue", "Danger Zone", "Seeing Things Differently"),
    *(
        "in danger of relapsing",
        "a new way of seeing things",
        "Top Gun",
        "The Wall",
        "Hit the Wall",
    ),
    *("hurt people hurt people", "Shaking Hands", "alcohol withdrawal", "out of control"),
    *("money problems", "gambling controls my life", "new world order", "Order of service"),
    *("tomo pastillas", "me humillo", "Paredes", "orden del día", "tengo ganas de parar"),
    *("courts order", "ordered to attend", "Control Freaks", "opening doors", "Kicking the habit"),
)


@pytest.mark.parametrize(
    ("text", "topic"),
    [*((text, "anyone") for text in ANYONE), *((text, "abuse") for text in ABUSE)],
)
def test_what_people_type_in_need_is_heard(text: str, topic: str) -> None:
    assert urgent(text) == topic


@pytest.mark.parametrize("said", THEIRS)
def test_who_is_spoken_of_makes_no_difference(said: str) -> None:
    assert {urgent(f"{who} {said}") for who in WHO} == {"anyone"}


@pytest.mark.parametrize(("does", "whom"), list(product(DOES, TO_WHOM)))
def test_who_hurts_and_who_is_hurt_makes_no_difference(does: str, whom: str) -> None:
    assert {urgent(f"{who} {does} {whom}") for who in WHO} == {"abuse"}


@pytest.mark.parametrize("who", QUIERE)
def test_the_same_in_spanish(who: str) -> None:
    assert urgent(f"{who} morir") == "anyone"
    assert urgent(f"{who} matarme") in ("anyone", "abuse")


@pytest.mark.parametrize("text", NO_CRY)
def test_names_and_ordinary_words_are_none(text: str) -> None:
    assert urgent(text) is None


def test_no_fellowship_s_name_is_a_cry() -> None:
    assert not [item.name for item in fellowships().values() if urgent(item.name)]


def test_no_written_question_is_a_cry() -> None:
    questions = Path(__file__).parents[1] / "search" / "questions"
    rows = [
        line.split("\t")
        for path in sorted(questions.glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert len(rows) > 200
    assert not [row[1] for row in rows if urgent(row[1])]


@pytest.mark.parametrize(
    ("text", "cry", "behind"),
    [
        ("he hits me Blue Island", {"he", "hits", "me"}, "blue island"),
        ("lips are blue, Stony Point", {"lips", "are", "blue"}, "stony point"),
        ("i want to die West Point", {"i", "want", "to", "die"}, "west point"),
    ],
)
def test_only_the_words_that_cry_are_no_place(text: str, cry: set[str], behind: str) -> None:
    assert words_of_cry(text) == cry
    assert without_cry(text) == behind
