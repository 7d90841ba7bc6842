package io.lockgrid.spring.boot;

import io.lockgrid.internal.config.Key;
import io.lockgrid.internal.config.Keys;
import io.lockgrid.internal.config.ListKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The keys of {@code lockgrid.yaml} as Boot's environment has them under {@code lockgrid}, with all that Boot allows:
 * relaxed names, profiles, placeholders. What the environment has and LockGrid does not know is handed on, to be refused
 * by name. Stateless.
 */
final class EnvironmentKeys {
    static final String ROOT = "lockgrid";

    /** What Kubernetes sets beside a Service that is called lockgrid: LOCKGRID_PORT=tcp://10.0.0.1:5701. */
    private static final Pattern SERVICE_LINK = Pattern.compile("(tcp|udp|sctp)://.*");

    private EnvironmentKeys() {}

    /** All but the mode, which is Boot's own here. */
    static Map<String, String> read(ConfigurableEnvironment environment) {
        Binder binder = new Binder(sources(environment), new PropertySourcesPlaceholdersResolver(environment));
        Map<String, String> keys = new LinkedHashMap<>();
        for (Key<?> key : Keys.ALL) {
            if (!key.equals(Keys.MODE)) {
                put(binder, key, keys);
            }
        }
        RuleKeys.read(binder, keys);
        keys.putAll(UnknownKeys.among(environment));
        return keys;
    }

    private static List<ConfigurationPropertySource> sources(ConfigurableEnvironment environment) {
        Set<ConfigurationPropertyName> links = Keys.ALL.stream()
                .filter(key -> isServiceLink(environment, key))
                .map(key -> ConfigurationPropertyName.of(ROOT + "." + key.path()))
                .collect(Collectors.toSet());
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
            sources.add(variables ? source.filter(name -> !links.contains(name)) : source);
        }
        return sources;
    }

    private static boolean isServiceLink(ConfigurableEnvironment environment, Key<?> key) {
        Object variable = environment.getSystemEnvironment().get(key.environmentName());
        return variable != null && SERVICE_LINK.matcher(variable.toString()).matches();
    }

    private static void put(Binder binder, Key<?> key, Map<String, String> keys) {
        String name = ROOT + "." + key.path();
        if (key instanceof ListKey) {
            binder.bind(name, Bindable.listOf(String.class)).ifBound(items -> putItems(key.path(), items, keys));
        } else {
            binder.bind(name, String.class).ifBound(value -> keys.put(key.path(), value));
        }
    }

    /** One by one: an item may have a comma. */
    static void putItems(String path, List<String> items, Map<String, String> keys) {
        if (items.isEmpty()) {
            keys.put(path, "");
        }
        for (int i = 0; i < items.size(); i++) {
            keys.put(path + "[" + i + "]", items.get(i).strip());
        }
    }
}
