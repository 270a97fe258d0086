"""What the fields of a draft are called: in the reader's language, and every name is one of the model's."""

from django.utils.translation import override
from msgspec import inspect

from kelisim.model.draft import Draft
from kelisim.web.desk.labels import NAMES, label_of


def members(found: inspect.Type) -> set[str]:
    """The members of every struct within a type of the model."""
    if isinstance(found, inspect.Metadata):
        return members(found.type)
    if isinstance(found, inspect.UnionType):
        return set().union(*map(members, found.types))
    if isinstance(found, inspect.CollectionType):
        return members(found.item_type)
    if isinstance(found, inspect.StructType):
        tag = {found.tag_field} if found.tag_field else set()
        return tag.union(*({field.name} | members(field.type) for field in found.fields))
    return set()


def test_a_path_is_told_in_words() -> None:
    """Members are counted from one, and a language stays a language."""
    assert label_of("participants.0.office") == "participants 1 office"
    assert label_of("title.kk") == "title kk"
    assert label_of("within_km") == "accuracy in km"


def test_a_path_is_told_in_the_readers_language() -> None:
    """Russian and Kazakh have their words."""
    with override("ru"):
        assert label_of("signatures.1.date") == "подписи сторон 2 дата"
    with override("kk"):
        assert label_of("signatures.1.date") == "тараптардың қолтаңбалары 2 күні"


def test_every_name_is_a_member_of_the_model() -> None:
    """A member that is gone has no name left over."""
    assert set(NAMES) <= members(inspect.type_info(Draft))
