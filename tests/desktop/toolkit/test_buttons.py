"""Buttons stand in rows, as many beside each other as fit."""

from game.desktop.toolkit.buttons import Button, Buttons, draw_from_right, in_rows
from tests.desktop.parts_drawn import kit_of, pen_on, target


def test_a_row_ends_where_the_next_item_would_not_fit():
    assert in_rows([40, 40, 40], 100) == [[0, 1], [2]]
    assert in_rows([40, 40, 40], 100, gap=30) == [[0], [1], [2]]
    assert in_rows([140, 20], 100) == [[0], [1]]
    assert in_rows([], 100) == []


def test_a_button_is_as_wide_as_its_label_its_key_and_the_room_at_its_ends():
    kit = kit_of()
    plain, keyed = Button(target("one", "Undo")), Button(target("one", "Undo"), key="U")
    label, key = (kit.cache.role_width(kit.look, "label", words) for words in ("Undo", "U"))

    assert plain.width(kit) == label + kit.look.g(3.75)
    assert keyed.width(kit) == label + key + kit.look.g(2) + kit.look.g(3.75)
    assert Button(target(), "main").height(kit, 0) >= kit.look.g(5.5) > kit.look.g(4.5)


def test_rows_of_buttons_stand_one_unit_apart():
    kit = kit_of()
    row = Buttons(tuple(Button(target(str(number), "A button")) for number in range(3)))
    wide, high = row.buttons[0].width(kit), row.buttons[0].height(kit, 0)
    gap = kit.look.g(1)

    assert row.width(kit) == 3 * wide + 2 * gap
    assert row.height(kit, row.width(kit)) == high
    assert row.height(kit, row.width(kit) - 1) == 2 * high + gap
    assert row.height(kit, wide) == 3 * high + 2 * gap
    assert Buttons(()).height(kit, 500) == 0


def test_buttons_on_the_desk_end_at_their_place():
    pen = pen_on(kit_of())
    buttons = [Button(target(name, name), "desk") for name in ("One", "Two")]
    begins = draw_from_right(pen, buttons, (900, 50))
    gap = pen.g(1)

    assert begins == 900 - sum(one.width(pen.kit) + gap for one in buttons)
    assert [one.text for one in pen.written] == ["Two", "One"]
    assert not pen.on_desk
