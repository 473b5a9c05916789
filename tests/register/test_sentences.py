"""The register speaks the reader's language; what a person must read first stays English."""

import re

import pytest

from finder.languages import AREAS, speaking
from finder.model import Access
from finder.register.access import access_sentence
from finder.register.families import data
from finder.register.fellowships import fellowships
from finder.register.helplines import helplines
from finder.register.rules import rule
from finder.register.sentences import messages, sentences
from finder.register.viewers import viewer_answers
from finder.register.welcomes import who_may_come
from tests.register.test_access import meeting

ACCENTED = "en-XA"  # the pseudo-language: every letter of ours is accented
UNREAD = "es"


def plain_words(text):
    """Words without any accented letter; names and addresses are such."""
    return re.findall(r"\b[A-Za-z]{3,}\b", text)


def test_every_sentence_is_named_with_its_area():
    found = list(messages())
    assert len(found) > 300
    assert {message.area for message in found} == {"", *AREAS}


def test_keys_addresses_and_sources_are_no_sentences():
    fields = {(message.file, message.path[-1]) for message in messages()}
    assert not {field for _, field in fields} & {"source", "url", "chat", "audience", "name", "key"}
    assert ("families", "concern") not in fields
    assert not [message for message in messages() if "http" in message.text]


@pytest.mark.parametrize("access", list(Access))
@pytest.mark.parametrize("key", ["aa", "al-anon", "cma", "nar-anon", "alateen", "independent"])
def test_who_may_come_is_said_in_the_readers_language(key, access):
    item = meeting(key, access, access_weeks={Access.OPEN: (1,)})
    with speaking(ACCENTED):
        said = access_sentence(item, access)
        answers = [answer.answer for answer in viewer_answers(item, access)]
    names = {"Alateen"}
    for text in (said, *answers):
        assert not set(plain_words(text)) - names, text


def test_a_rule_is_found_in_every_language():
    known = {key for key in fellowships() if rule(key)}
    with speaking(ACCENTED):
        assert {key for key in fellowships() if rule(key)} == known
        assert "Nar-Anon" in who_may_come(meeting("nar-anon"), Access.NOT_STATED)


def test_names_of_fellowships_are_never_translated():
    names = [item.name for item in fellowships().values()]
    with speaking(ACCENTED):
        assert [item.name for item in fellowships().values()] == names


def test_what_no_person_has_read_stays_english():
    english = access_sentence(meeting("cma", Access.CLOSED), Access.CLOSED)
    with speaking(UNREAD):
        assert access_sentence(meeting("cma", Access.CLOSED), Access.CLOSED) == english
        assert helplines("US")[1].concern.startswith("You want to talk")


def test_what_an_operator_had_read_is_not_kept_for_one_who_had_not():
    with speaking(UNREAD, reviewed=frozenset(AREAS)):
        sentences("access")
        assert data()["about"]["alcohol"]["concern"] == "alcohol"
    with speaking(UNREAD):
        assert sentences("access")["sentence"]["open"] == "Anyone may come."
