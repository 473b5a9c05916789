import re
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from finder.languages import AREAS, complete, shipped
from finder.languages.extract import CATALOGUES, TEMPLATE, collected, found, read

HOW = "run: python -m finder.languages.extract"
_PERCENT = re.compile(r"%\((\w+)\)s")
_TAG = re.compile(r"</?(\w+)[^>]*>")


def keys(catalogue: Catalog) -> set[tuple[object, object]]:
    return {(message.context, message.id) for message in catalogue if message.id}


def texts(message: Message, *, said: bool) -> tuple[str, ...]:
    given = message.string if said else message.id
    return (given,) if isinstance(given, str) else tuple(given or ())


def places(text: str) -> set[str]:
    """What is filled in: `{name}` and `%(name)s`; and tags."""
    named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return named | set(_PERCENT.findall(text)) | {f"<{tag}>" for tag in _TAG.findall(text)}


def test_the_template_holds_what_the_site_says() -> None:
    here, there = keys(collected(found())), keys(read(TEMPLATE))
    assert sorted(map(str, here - there)) == [], HOW
    assert sorted(map(str, there - here)) == [], HOW


def test_every_language_that_is_offered_is_shipped() -> None:
    assert set(complete()) <= set(shipped())
    assert complete()[0] == "en"


@pytest.mark.parametrize("tag", [tag for tag in complete() if tag != "en"])
def test_a_language_that_is_offered_says_everything(tag: str) -> None:
    catalogue = read(CATALOGUES / f"{tag}.po", tag)
    assert sorted(map(str, keys(read(TEMPLATE)) - keys(catalogue))) == [], HOW
    missing = [m.id for m in catalogue if m.id and not all(texts(m, said=True) or ("",))]
    assert missing == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


@pytest.mark.parametrize("tag", [tag for tag in shipped() if tag != "en"])
def test_a_translation_fills_in_what_the_message_does(tag: str) -> None:
    wrong = []
    for message in read(CATALOGUES / f"{tag}.po", tag):
        if not message.id or not message.string:
            continue
        wanted = {name for text in texts(message, said=False) for name in places(text)}
        for text in filter(None, texts(message, said=True)):
            one_of_many = isinstance(message.id, tuple)
            given = places(text)
            if not (given <= wanted if one_of_many else given == wanted):
                wrong.append((message.id, text))
    assert wrong == []


@pytest.mark.parametrize("tag", [tag for tag in shipped() if tag != "en"])
def test_a_translation_begins_and_ends_as_the_message_does(tag: str) -> None:
    """No blank too much or too few, no full stop lost, nothing that breaks an attribute."""
    wrong = []
    for message in read(CATALOGUES / f"{tag}.po", tag):
        for text in filter(None, texts(message, said=True) if message.id else ()):
            first = texts(message, said=False)[0]
            blanks = (text[0] == " ") == (first[0] == " ") and (text[-1] == " ") == (
                first[-1] == " "
            )
            if not blanks or ('"' in text and '"' not in first) or "\n" in text:
                wrong.append((first, text))
    assert wrong == []


def test_the_sentences_of_every_area_are_there_to_be_read() -> None:
    contexts = {message.context for message in read(TEMPLATE)}
    assert set(AREAS) <= contexts
