"""Settings from the environment and `.env`, refused with a sentence that names the variable.

Values never appear in those sentences: a token pasted into the wrong line would be printed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.environment import ENCODING, PREFIX, secrets_from_files
from bot.setting_values import (
    judge_addresses,
    judge_owner,
    judge_people,
    judge_token,
    judge_tokens,
    leads_somewhere,
    people,
    split_address,
)
from bot.stop import USAGE, StopError
from bot.webhook_settings import judge_webhooks
from bot.zone_check import zone_trouble
from screens.bands import Band
from screens.text.languages import DEFAULT, LANGUAGES

KEY_SUFFIX = ".key"
_DAY = 86_400
_DAY_MINUTES = 1_440

Url = Annotated[str, Field(max_length=500)]
Users = Annotated[frozenset[int], NoDecode]


class Settings(BaseSettings):
    """The table of settings in the README; times in seconds."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding=ENCODING,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: SecretStr | None = None
    bale_token: SecretStr | None = None
    telegram_url: Url = "https://api.telegram.org"
    bale_url: Url = "https://tapi.bale.ai"
    bale_copy: bool = True
    """Whether buttons of Bale that copy a text are tried."""
    telegram_proxy: SecretStr | None = None
    bale_proxy: SecretStr | None = None
    smsir_proxy: SecretStr | None = None
    smsir_url: Url = "https://api.sms.ir/users/v1"
    database: Path = Path("data/sefid.db")
    secret_keys: SecretStr | None = None
    allowed_users: Users = frozenset()
    admin_users: Users = frozenset()
    language: str = DEFAULT
    timezone: str = Field("Asia/Tehran", validate_default=True)
    undo_seconds: float = Field(10.0, ge=0, le=600)
    late_minutes: int = Field(60, ge=0, le=_DAY_MINUTES)
    """How late what was due while the bot was down may still be sent by itself."""
    watch_seconds: float = Field(120.0, ge=0, le=_DAY)
    webhook_url: Url | None = None
    webhook_secret: SecretStr | None = None
    bale_webhook_url: Url | None = None
    bale_webhook_secret: SecretStr | None = None
    listen: str | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"

    @field_validator("*", mode="before")
    @classmethod
    def _blank_is_unset(cls, value: Any, info: Any) -> Any:
        # `SEFID_PROXY=` in a .env file means "none", not an empty address.
        if isinstance(value, str) and not value.strip():
            return cls.model_fields[info.field_name].get_default(call_default_factory=True)
        return value.strip() if isinstance(value, str) else value

    @field_validator("log_level", "log_format", "language", mode="before")
    @classmethod
    def _lower(cls, value: Any) -> Any:
        return value.lower() if isinstance(value, str) else value

    @field_validator("language")
    @classmethod
    def _spoken(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"it must be one of {', '.join(LANGUAGES)}")
        return value

    @field_validator("bot_token", "bale_token")
    @classmethod
    def _is_token(cls, value: SecretStr | None, info: Any) -> SecretStr | None:
        if value is not None:
            judge_token(info.field_name, value.get_secret_value())
        return value

    @field_validator("secret_keys")
    @classmethod
    def _has_keys(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().replace(",", "").strip():
            raise ValueError(
                "there is no key in it. Give Fernet keys separated by commas, or delete the line: "
                "the key file beside the database is used then"
            )
        return value

    @field_validator("allowed_users", "admin_users", mode="before")
    @classmethod
    def _users(cls, value: Any, info: Any) -> Any:
        return people(info.field_name, value) if isinstance(value, str) else value

    @field_validator("database")
    @classmethod
    def _file(cls, value: Path) -> Path:
        if not value.name:
            raise ValueError("it must name a file")
        if value.suffix.lower() == KEY_SUFFIX:
            raise ValueError(f"{KEY_SUFFIX} is the ending of the key file beside it; take .db")
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            zone = ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("there is no such time zone; for example Asia/Tehran") from None
        trouble = zone_trouble(zone)
        if trouble is not None:
            raise ValueError(trouble)
        return value

    @field_validator("telegram_url", "bale_url", "smsir_url", "webhook_url", "bale_webhook_url")
    @classmethod
    def _web(cls, value: str | None, info: Any) -> str | None:
        if value is None:
            return None
        if not leads_somewhere(value, {"http", "https"}):
            raise ValueError("it must begin with https:// (or http://) and name a host")
        if "webhook" not in info.field_name and set(value) & set("?#"):
            raise ValueError("there is a ? or # in it; it must end with the path")
        judge_owner(info.field_name, value)
        return value.rstrip("/")

    @field_validator("telegram_proxy", "bale_proxy", "smsir_proxy")
    @classmethod
    def _proxy(cls, value: SecretStr | None) -> SecretStr | None:
        schemes = {"http", "https", "socks5", "socks5h"}
        if value is not None and not leads_somewhere(value.get_secret_value(), schemes):
            raise ValueError("it must begin with http:// or socks5:// and name a host")
        return value

    @field_validator("listen")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None:
            split_address(value)
        return value

    @model_validator(mode="after")
    def _speaks_to_somebody(self) -> Settings:
        if self.bot_token is None and self.bale_token is None:
            raise ValueError(
                "SEFID_BOT_TOKEN is not set, and neither is SEFID_BALE_TOKEN. See .env.example and "
                "the README's settings table"
            )
        if self.bot_token is not None and self.bale_token is not None:
            judge_tokens(self.token, self.bale_token.get_secret_value())
            judge_addresses(self.telegram_url, self.bale_url)
        lists = {"SEFID_ALLOWED_USERS": self.allowed_users, "SEFID_ADMIN_USERS": self.admin_users}
        judge_people(lists, self.served)
        return self

    @model_validator(mode="after")
    def _webhooks(self) -> Settings:
        judge_webhooks(self)
        return self

    @property
    def token(self) -> str:
        """Telegram's; empty where there is none."""
        return self.bot_token.get_secret_value() if self.bot_token else ""

    @property
    def served(self) -> frozenset[Band]:
        """The messengers whose tokens are set."""
        tokens: dict[Band, SecretStr | None] = {"telegram": self.bot_token, "bale": self.bale_token}
        return frozenset(band for band, token in tokens.items() if token is not None)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def key_file(self) -> Path:
        return self.database.with_suffix(KEY_SUFFIX)

    @property
    def address(self) -> tuple[str, int] | None:
        """Where /healthz, /metrics and the webhooks are served; None: nowhere."""
        hooked = self.webhook_url or self.bale_webhook_url
        listen = self.listen or ("127.0.0.1:8443" if hooked else None)
        return split_address(listen) if listen else None


class GivenSettings(Settings):
    """Only what is given counts: for the demo and the tests, whatever the environment holds."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 (the parent's signature)
        init_settings: PydanticBaseSettingsSource,
        *_: PydanticBaseSettingsSource,
        **__: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


def read_settings(env_file: str | None = ".env", **overrides: Any) -> Settings:
    """The settings of this process; `overrides` go before environment and file.

    Raises:
        StopError: exit status 2; every bad value named in a sentence of its own.
    """
    fields = Settings.model_fields
    secret = [name for name, field in fields.items() if "SecretStr" in str(field.annotation)]
    filed = secrets_from_files(fields, secret, env_file)
    try:
        return Settings(**{"_env_file": env_file, **filed, **overrides})
    except ValidationError as error:
        sentences = "\n".join(_sentence(problem) for problem in error.errors(include_url=False))
        raise StopError(sentences, USAGE) from None


def read_offline_settings() -> Settings:
    """For commands that never speak to Telegram: the token does not matter.

    Raises:
        StopError: another setting cannot be used.
    """
    return read_settings(bot_token="0" * 8 + ":AA" + "0" * 33)


def _sentence(error: ErrorDetails) -> str:
    name = PREFIX + str(error["loc"][0]).upper() if error["loc"] else ""
    why = str(error["msg"]).removeprefix("Value error, ")
    return f"{name} cannot be used: {why}." if name else f"{why}."
