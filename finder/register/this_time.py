"""A card's label where who may come differs by the week: this time, and when it is otherwise."""

from finder.languages import told_in
from finder.model import Access, Meeting
from finder.register.access import access_label, is_for_children, short_label, words
from finder.register.weeks import open_weeks, varying_weeks, weeks_phrase


@told_in("access")
def label_this_time(meeting: Meeting, access: Access) -> str:
    """As `access_label`; `access` is what holds at the next start."""
    label = access_label(meeting, access)
    other, weeks = open_weeks(meeting)
    if is_for_children(meeting) or not weeks:
        return label
    if len(varying_weeks(meeting)) > 1:  # more than a few words can say: the page has them all
        return label
    usually, then = short_label(meeting, meeting.access), short_label(meeting, other)
    if usually == then:
        return label
    forms = words()["weeks"]
    when = weeks_phrase(weeks, meeting.weekday, forms)
    if access is other:
        return str(forms["this_time"]).format(label=label, when=when, other=usually)
    when = when[:1].upper() + when[1:]
    return str(forms["other_time"]).format(label=label, when=when, this=then)
