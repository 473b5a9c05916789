"""Weeks of the month in Spanish, French, German and others: as strict as in English."""

import pytest

from finder.model import Weekday
from importers.clean.month_weeks import meeting_weeks

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
