"""The same is said once in a while for each key."""

from __future__ import annotations

from screens.notice_throttle import NoticeThrottle


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_same_is_said_again_when_the_time_is_over() -> None:
    clock = Clock()
    throttle = NoticeThrottle(60, clock)

    assert throttle.may_say(1, 2)
    clock.now = 59.9
    assert not throttle.may_say(1, 2), "asking does not make the time longer"
    assert throttle.may_say(2, 1), "another key"
    clock.now = 60
    assert throttle.may_say(1, 2)
    assert not throttle.may_say(1, 2)


def test_what_could_not_be_said_may_be_said() -> None:
    throttle = NoticeThrottle(60, Clock())
    assert throttle.may_say("disk")
    throttle.forget("disk")
    throttle.forget("never said")
    assert throttle.may_say("disk")


def test_who_was_told_long_ago_is_forgotten_first() -> None:
    throttle = NoticeThrottle(60, Clock())
    for user in range(10_001):
        assert throttle.may_say(1, user)

    assert throttle.may_say(1, 0), "the oldest of more than ten thousand is forgotten"
    assert not throttle.may_say(1, 10_000)
