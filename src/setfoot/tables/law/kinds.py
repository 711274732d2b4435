"""What kinds of rows cooperation.csv has; a kind that is none of these is refused."""

from enum import StrEnum


class CooperationKind(StrEnum):
    """What a referral, declaration, agreement or notice is; docs/law.md says which of them a rule reads."""

    COUNCIL_REFERRAL = "council_referral"
    ACCEPTANCE = "acceptance"
    WAR_CRIMES_OPT_OUT = "war_crimes_opt_out"
    STATE_REFERRAL = "state_referral"
    HOST_STATE = "host_state"
    REGIONAL = "regional"
    INTERPOL_NOTICE = "interpol_notice"
    NATIONAL_WARRANT = "national_warrant"
    NATIONAL_BAN = "national_ban"
    SANCTIONS = "sanctions"
    AGREEMENT_98_2 = "agreement_98_2"
