package io.github.countersign.ui.audit;

import io.github.countersign.audit.AuditEvent.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What to look for in the audit trail: the kinds of events, grouped as people ask for them. Every kind is in one group. */
enum AuditGroup {
    SIGN_INS(
            Kind.CODE_ANSWERED,
            Kind.BYPASS_CODE_ANSWERED,
            Kind.SIGN_IN_COMPLETED,
            Kind.PASSWORD_ANSWERED,
            Kind.NAME_HELD,
            Kind.NAME_PROVED),
    MESSAGES(Kind.CODE_SENT, Kind.CODE_NOT_SENT, Kind.NOTICE_SENT),
    PHONES(Kind.PHONE_SET_UP, Kind.PHONE_CHANGED, Kind.SECOND_FACTOR_TURNED_OFF),
    BROWSERS(Kind.BROWSER_REMEMBERED, Kind.BROWSER_FORGOTTEN),
    HELP(Kind.SET_UP_ASKED, Kind.BYPASS_CODE_GIVEN, Kind.ACCOUNT_RESET, Kind.NAME_SEPARATED),
    POLICY(Kind.POLICY_CHANGED),
    OVERSIGHT(Kind.NOT_ALLOWED, Kind.AUDIT_READ);

    private final Set<Kind> kinds;

    AuditGroup(Kind first, Kind... others) {
        this.kinds = EnumSet.of(first, others);
    }

    Set<Kind> kinds() {
        return kinds;
    }

    /** In the address and in the form. */
    String getName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kinds of the group of that name; none, which means all, for any other name. */
    static Set<Kind> kinds(String name) {
        return Arrays.stream(values())
                .filter(group -> group.getName().equals(name))
                .findFirst()
                .map(AuditGroup::kinds)
                .orElse(Set.of());
    }

    String label() {
        return switch (this) {
            case SIGN_INS -> "audit.group-sign-ins";
            case MESSAGES -> "audit.group-messages";
            case PHONES -> "audit.group-phones";
            case BROWSERS -> "audit.group-browsers";
            case HELP -> "audit.group-help";
            case POLICY -> "audit.group-policy";
            case OVERSIGHT -> "audit.group-oversight";
        };
    }
}
