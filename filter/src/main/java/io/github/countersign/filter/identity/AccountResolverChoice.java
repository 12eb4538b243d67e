package io.github.countersign.filter.identity;

import io.github.countersign.filter.settings.SettingReader;
import io.github.countersign.gate.NameRule;
import org.jspecify.annotations.Nullable;

/** Chooses the resolver of an application, and reads the settings that it needs. */
final class AccountResolverChoice {

    static final String SETTING = "countersign.account-resolver";
    static final String NAMES = "countersign.names";
    static final String SESSION_ATTRIBUTE = "countersign.session-attribute";
    static final String NAME_PROPERTY = "countersign.session-attribute.name-property";
    static final String ROLE_PROPERTY = "countersign.session-attribute.role-property";
    static final String PRACTICE_PROPERTY = "countersign.session-attribute.practice-property";
    static final String PROXY_ADDRESSES = "countersign.proxy.addresses";
    static final String PROXY_USER_HEADER = "countersign.proxy.user-header";
    static final String PROXY_ROLES_HEADER = "countersign.proxy.roles-header";

    private static final String ACCEPTED = "container, session-attribute, proxy-header, or the name of a class of the"
            + " application that implements " + AccountResolver.class.getName()
            + " and has a public constructor without parameters";
    private static final String ADDRESSES =
            "IP addresses or networks such as 10.0.0.0/8, but not /0, separated by commas";
    private static final String HEADER = "the name of a header, such as X-Remote-User";

    private AccountResolverChoice() {}

    /** @return the container's resolver, with a problem, when none can be chosen */
    static AccountResolver made(SettingReader reader, RoleNames roleNames, Practice practice, SignIn signIn) {
        NameRule names = names(reader);
        AccountResolver container = new ContainerAccountResolver(roleNames, practice, names);
        String value = reader.optional(SETTING);
        if (value == null) {
            if (signIn == SignIn.NONE) {
                reader.problem(
                        "Countersign cannot tell who is signed in to this application: it has no login-config with an"
                                + " auth-method in its web.xml and no Jakarta Security authentication mechanism. Setting "
                                + SETTING + " is not set; accepted is " + ACCEPTED + ".");
            }
            return container;
        }
        AccountResolver chosen = made(value, container, reader, roleNames, practice, names);
        return chosen == null ? container : chosen;
    }

    private static NameRule names(SettingReader reader) {
        String value = reader.text(
                NAMES,
                NameRule.CASE.setting(),
                setting -> NameRule.of(setting) != null,
                "exact, case or accents: how the application's user store compares names");
        NameRule rule = NameRule.of(value);
        return rule == null ? NameRule.CASE : rule;
    }

    private static @Nullable AccountResolver made(
            String value,
            AccountResolver container,
            SettingReader reader,
            RoleNames roleNames,
            Practice practice,
            NameRule names) {
        switch (value) {
            case "container":
                return container;
            case "session-attribute":
                return sessionAttribute(reader, roleNames, practice, names);
            case "proxy-header":
                return proxyHeader(reader, roleNames, practice, names);
            default:
                AccountResolver own = reader.instance(SETTING, value, AccountResolver.class, ACCEPTED);
                return own == null || names == NameRule.CASE ? own : new NamesByRule(own, names);
        }
    }

    private static @Nullable AccountResolver sessionAttribute(
            SettingReader reader, RoleNames roleNames, Practice practice, NameRule names) {
        String attribute = required(reader, SESSION_ATTRIBUTE, "the name of the session attribute with the person");
        BeanProperty name = property(reader, NAME_PROPERTY);
        BeanProperty role = property(reader, ROLE_PROPERTY);
        BeanProperty itsPractice = property(reader, PRACTICE_PROPERTY);
        return attribute == null
                ? null
                : new SessionAttributeAccountResolver(
                        attribute,
                        name == null ? new BeanProperty("") : name,
                        role,
                        itsPractice,
                        roleNames,
                        practice,
                        names);
    }

    private static @Nullable AccountResolver proxyHeader(
            SettingReader reader, RoleNames roleNames, Practice practice, NameRule names) {
        String addresses = required(reader, PROXY_ADDRESSES, ADDRESSES);
        AddressRanges proxies = addresses == null ? null : AddressRanges.parsed(addresses);
        if (addresses != null && proxies == null) {
            reader.reject(PROXY_ADDRESSES, addresses, ADDRESSES);
        }
        String user = header(reader, PROXY_USER_HEADER, required(reader, PROXY_USER_HEADER, HEADER));
        String roles = header(reader, PROXY_ROLES_HEADER, reader.optional(PROXY_ROLES_HEADER));
        return proxies == null || user == null
                ? null
                : new ProxyHeaderAccountResolver(proxies, user, roles, roleNames, practice, names);
    }

    private static @Nullable String required(SettingReader reader, String name, String accepted) {
        String value = reader.optional(name);
        if (value == null) {
            reader.problem("Setting " + name + " is not set, and setting " + SETTING + " needs it; accepted is "
                    + accepted + ".");
        }
        return value;
    }

    private static @Nullable BeanProperty property(SettingReader reader, String name) {
        String path = reader.optional(name);
        if (path != null && !BeanProperty.isOne(path)) {
            reader.reject(name, path, "a property such as name or user.login");
            return null;
        }
        return path == null ? null : new BeanProperty(path);
    }

    private static @Nullable String header(SettingReader reader, String name, @Nullable String value) {
        if (value != null && !value.matches("[A-Za-z0-9-]+")) {
            reader.reject(name, value, HEADER);
            return null;
        }
        return value;
    }
}
