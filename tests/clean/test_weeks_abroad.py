"""Weeks of the month in Spanish, French, German and others: as strict as in English."""

import pytest

from finder.model import Access, Weekday
from importers.clean.month_weeks import meeting_weeks
from tests.clean.drafts import codes, meeting

WEEKLY, WHICH = "weekly", "ask which week"

NAMES = [
    ("Grupo Paz (primer sábado del mes)", (1,)),
    ("Grupo Paz 1er y 3er sábado de cada mes", (1, 3)),
    ("Grupo Paz - quincenal", WHICH),
    ("Grupo mensual", WHICH),
    ("Groupe Espoir 1er et 3e samedi du mois", (1, 3)),
    ("Groupe Espoir (dernier samedi du mois)", (-1,)),
    ("Groupe Espoir (mensuel)", WHICH),
    ("Gruppe Hoffnung (1. und 3. Samstag im Monat)", (1, 3)),
    ("Gruppe Hoffnung, jeden zweiten Samstag", WHICH),
    ("Gruppe letzter Samstag des Monats", (-1,)),
    ("Gruppe Hoffnung (14-tägig)", WHICH),
    ("Groep Hoop (eerste zaterdag van de maand)", (1,)),
    ("Grupo Luz (1º e 3º sábado do mês)", (1, 3)),
    ("Gruppo Pace ogni due settimane", WHICH),
    ("隔週の会", WHICH),
    ("第2・第4土曜日の会", WHICH),
    ("Lördag, varannan lördag", WHICH),
    ("Grupo Paz, sábados alternos", WHICH),
    ("Gruppe (ungerade Wochen)", WHICH),
    ("Gruppe 1. Woche", WEEKLY),
    ("Grupo Semana Santa", WEEKLY),
    ("第一歩 土曜日", WEEKLY),
    ("Grupo Primero de Mayo", WEEKLY),
    ("Grupo Segunda Oportunidad", WEEKLY),
    ("Grupo Un Día a la Vez", WEEKLY),
    ("Zweite Chance", WEEKLY),
    ("Groupe Premier Pas", WEEKLY),
    ("Grupo Tercer Mundo sábado", WEEKLY),
    ("Grupo aniversario primer sábado", WEEKLY),
    ("Grupo (primer domingo del mes)", WEEKLY),
    ("Erste Hilfe", WEEKLY),
    ("Gruppe 1. Stock Samstag", WEEKLY),
    ("Cinco sábados", WEEKLY),
]

NOTES = [
    ("Primer sábado de cada mes", (1,)),
    ("Se reúne el primer y tercer sábado del mes", (1, 3)),
    ("Findet nur in der 1. Woche des Monats statt", (1,)),
    ("2. und 4. Woche", (2, 4)),
    ("Première semaine du mois seulement", (1,)),
    ("Solo la primera semana del mes", (1,)),
    ("La 2da semana del mes", (2,)),
    ("Todo segundo sábado do mês", (2,)),
    ("第2・第4土曜日", WHICH),
    ("Quincenal", WHICH),
    ("Una vez al mes.", WHICH),
    ("1er et 3e samedi du mois", (1, 3)),
    ("Une semaine sur deux", WHICH),
    ("Tous les 15 jours", WHICH),
    ("Nur 1. Samstag im Monat", (1,)),
    ("Jeden 1. und 3. Samstag im Monat", (1, 3)),
    ("Monatlich", WHICH),
    ("Alle zwei Wochen", WHICH),
    ("Jeden zweiten Samstag", WHICH),
    ("Maandelijks", WHICH),
    ("2º sábado do mês", (2,)),
    ("Varannan vecka", WHICH),
    ("Un samedi sur deux", WHICH),
    ("Reunión abierta el primer sábado del mes", WEEKLY),
    ("Aniversarios último sábado", WEEKLY),
    ("Réunion ouverte le premier samedi du mois", WEEKLY),
    ("1. Samstag im Monat offenes Meeting", WEEKLY),
    ("Sprechermeeting am letzten Samstag", WEEKLY),
    ("Arbeitsmeeting monatlich", WEEKLY),
    ("Reunión de servicio mensual", WEEKLY),
    ("Partage d'anniversaire une fois par mois", WEEKLY),
    ("3. Stock, Samstag geöffnet", WEEKLY),
    ("Primer domingo del mes", WEEKLY),
]


def _said(name: str, notes: str | None) -> object:
    found = meeting_weeks(name, notes, weekday=Weekday.SATURDAY)
    return found.weeks or (WHICH if found.monthly else WEEKLY)


@pytest.mark.parametrize(("name", "meant"), NAMES)
def test_a_name_in_another_language_says_its_weeks(name, meant):
    assert _said(name, None) == meant


@pytest.mark.parametrize(("notes", "meant"), NOTES)
def test_notes_in_another_language_say_when_it_meets_or_nothing(notes, meant):
    assert _said("Hope", notes) == meant


@pytest.mark.parametrize(
    ("notes", "opened"),
    [
        ("1er lundi du mois: ouverte", (1,)),
        ("1er lundi du mois : réunion ouverte", (1,)),
        ("Réunion fermée sauf le premier lundi du mois", (1,)),
        ("Réunion ouverte à tous le 1er lundi du mois", (1,)),
        ("Reunión cerrada. Abierta al público el primer lunes", (1,)),
        ("Cerrada, pero abierta el último lunes de cada mes", (-1,)),
        ("Cerrada excepto el primer lunes del mes", (1,)),
        ("El primer lunes de mes, reunión abierta", (1,)),
        ("Abierto el primer lunes, el resto cerrado", (1,)),
        ("Reunião fechada. Aberta ao público na primeira segunda do mês", (1,)),
        ("Riunione chiusa. Aperta il primo lunedì del mese", (1,)),
        ("1. Montag im Monat: offen für alle", (1,)),
        ("Geschlossen, aber am 1. Montag offen", (1,)),
        ("Geschlossen außer am ersten Montag", (1,)),
        ("Besloten, behalve de eerste maandag van de maand", (1,)),
        ("Öppet möte sista måndagen i månaden", (-1,)),
        ("Abierta al público el primer martes", ()),
        ("Fermée le dernier lundi du mois", ()),
    ],
)
@pytest.mark.parametrize("code", ["C", ""])
def test_weeks_that_are_open_are_read_in_other_languages(notes, opened, code):
    found = meeting(notes=notes, codes=codes(*code.split()))
    assert found.access_weeks.get(Access.OPEN, ()) == opened
    assert found.access in (Access.CLOSED, Access.NOT_STATED)


@pytest.mark.parametrize(
    "notes",
    [
        "Ouverte sauf le dernier lundi du mois",
        "Abierta excepto el último lunes",
        "Letzter Montag im Monat: geschlossen",
        "Dernier lundi du mois: fermée",
    ],
)
def test_the_last_week_is_closed_in_other_languages(notes):
    found = meeting(notes=notes, codes=codes("O"))
    assert (found.access, dict(found.access_weeks)) == (Access.OPEN, {Access.CLOSED: (-1,)})
