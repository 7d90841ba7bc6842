package io.lockgrid.console.security.settings;

import io.lockgrid.internal.config.Durations;
import io.micronaut.context.env.Environment;
import io.micronaut.core.type.Argument;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings strictly: what is misspelt is refused, because it would leave a door open unseen. */
final class SettingsReader {
    private static final String PREFIX = "lockgrid.console.";
    private static final Set<String> KNOWN =
            Set.of("users", "tokens", "sign-in", "trust-proxy", "session", "attempts", "oidc", "history");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Environment environment;
    private final String host;

    SettingsReader(Environment environment, String host) {
        this.environment = environment;
        this.host = host;
    }

    SecuritySettings read() {
        known("", KNOWN);
        known("session", Set.of("idle", "longest"));
        known("attempts", Set.of("burst", "refill"));
        known("history", Set.of("enabled", "retention")); // read by the history itself
        known("oidc", Set.of("roles-claim", "name-claim", "map"));
        Set<String> names = new HashSet<>();
        List<User> users = entries("users", "password").stream()
                .map(entry -> user(entry, names))
                .toList();
        List<ApiToken> tokens = entries("tokens", "hash").stream()
                .map(entry -> token(entry, names))
                .toList();
        OpenIdRoles openId = openId();
        boolean signIn = flag("sign-in", true);
        if (!signIn && !isLoopback()) {
            throw bad(
                    "sign-in",
                    "is false, but the console listens at " + host + ", where others reach it and would all be admins",
                    "false with a loopback address only; or leave sign-in on");
        }
        Optional<String> firstPassword = Optional.empty();
        if (signIn && users.isEmpty() && openId.providers().isEmpty()) {
            String made = Passwords.generate();
            firstPassword = Optional.of(made);
            users = List.of(new User("admin", Passwords.hash(made), Role.ADMIN));
            if (!names.add("admin")) {
                throw bad("tokens", "has one named 'admin', which is the name of the first user", "another name");
            }
        }
        return new SecuritySettings(
                users,
                tokens,
                signIn,
                flag("trust-proxy", false),
                duration("session.idle", Duration.ofMinutes(30)),
                duration("session.longest", Duration.ofHours(12)),
                burst(),
                duration("attempts.refill", Duration.ofSeconds(30)),
                openId,
                firstPassword);
    }

    private User user(Entry entry, Set<String> names) {
        String hash = entry.text("password");
        if (!Passwords.isHash(hash)) {
            throw bad(
                    entry.at("password"),
                    "is no bcrypt hash of cost 10 to 15",
                    "what 'lockgrid hash-password' prints, such as $2a$12$… (60 characters)");
        }
        return new User(name(entry, names), hash, role(entry));
    }

    private ApiToken token(Entry entry, Set<String> names) {
        String hash = entry.text("hash");
        if (!SHA_256.matcher(hash).matches()) {
            throw bad(
                    entry.at("hash"),
                    "is no SHA-256 hash",
                    "what 'lockgrid new-token' prints: 64 hexadecimal digits in lower case");
        }
        return new ApiToken(name(entry, names), hash, role(entry));
    }

    private static String name(Entry entry, Set<String> names) {
        String name = entry.text("name");
        if (!NAME.matcher(name).matches()) {
            throw bad(
                    entry.at("name"),
                    "'" + name + "' is not allowed",
                    "1 to 64 letters, digits, dots, hyphens, underlines and @");
        }
        // One name for a user and a token would make the audit trail say the wrong one.
        if (!names.add(name)) {
            throw bad(entry.at("name"), "'" + name + "' is there twice", "names that no other user or token has");
        }
        return name;
    }

    private static Role role(Entry entry) {
        String role = entry.text("role");
        return Role.of(role).orElseThrow(() -> bad(entry.at("role"), "'" + role + "' is no role", Role.WORDS));
    }

    private OpenIdRoles openId() {
        Map<String, Role> map = new LinkedHashMap<>();
        for (Entry entry : entries("oidc.map", "value", false)) {
            if (map.put(entry.text("value"), role(entry)) != null) {
                throw bad(entry.at("value"), "'" + entry.text("value") + "' is there twice", "each value once");
            }
        }
        return new OpenIdRoles(
                environment.getPropertyEntries("micronaut.security.oauth2.clients").stream()
                        .sorted()
                        .toList(),
                text("oidc.roles-claim").orElse("roles"),
                text("oidc.name-claim").orElse("preferred_username"),
                map);
    }

    private int burst() {
        String text = text("attempts.burst").orElse("10");
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw bad("attempts.burst", "'" + text + "' is not allowed", "1 to 9999");
        }
        return Integer.parseInt(text);
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean flag(String setting, boolean otherwise) {
        String text = text(setting).orElse(Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            throw bad(setting, "'" + text + "' is not allowed", "true or false");
        }
        return text.equals("true");
    }

    private Duration duration(String setting, Duration otherwise) {
        return text(setting)
                .map(text -> Durations.parse(text)
                        .filter(span -> span.compareTo(SHORTEST) >= 0 && span.compareTo(LONGEST) <= 0)
                        .orElseThrow(() ->
                                bad(setting, "'" + text + "' is not allowed", "1s to 366d, as in " + Durations.WORDS)))
                .orElse(otherwise);
    }

    private Optional<String> text(String setting) {
        return environment.getProperty(PREFIX + setting, String.class);
    }

    private void known(String section, Set<String> names) {
        String where = section.isEmpty() ? "lockgrid.console" : PREFIX + section;
        for (String name : environment.getPropertyEntries(where)) {
            if (!names.contains(name)) {
                throw bad(
                        section.isEmpty() ? name : section + "." + name,
                        "is not known",
                        String.join(", ", names.stream().sorted().toList()));
            }
        }
    }

    private List<Entry> entries(String list, String secret) {
        return entries(list, secret, true);
    }

    private List<Entry> entries(String list, String value, boolean named) {
        Set<String> allowed = named ? Set.of("name", value, "role") : Set.of(value, "role");
        List<?> found =
                environment.getProperty(PREFIX + list, Argument.of(List.class)).orElse(List.of());
        if (found.isEmpty() && environment.containsProperties(PREFIX + list)) {
            throw bad(list, "is no list", "entries that begin with '-', each with " + String.join(", ", allowed));
        }
        List<Entry> entries = new ArrayList<>();
        for (Object each : found) {
            String where = list + "[" + entries.size() + "]";
            if (!(each instanceof Map<?, ?> map)) {
                throw bad(where, "has no names", String.join(", ", allowed));
            }
            for (Object key : map.keySet()) {
                if (!allowed.contains(key.toString())) {
                    throw bad(where + "." + key, "is not known", String.join(", ", allowed));
                }
            }
            entries.add(new Entry(where, map));
        }
        return entries;
    }

    private static BadSettingException bad(String setting, String what, String allowed) {
        return new BadSettingException(PREFIX + setting, what, allowed);
    }

    /** An entry of a list, and where it stands. */
    private record Entry(String where, Map<?, ?> values) {
        String at(String name) {
            return where + "." + name;
        }

        String text(String name) {
            Object value = values.get(name);
            if (value == null || value.toString().isBlank()) {
                throw bad(at(name), "is missing", "a value");
            }
            return value.toString();
        }
    }
}
