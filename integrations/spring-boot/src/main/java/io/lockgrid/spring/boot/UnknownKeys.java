package io.lockgrid.spring.boot;

import io.lockgrid.internal.config.Key;
import io.lockgrid.internal.config.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * What stands under {@code lockgrid} and is no key, such as a misspelt one. Variables are left alone: images, charts and
 * Kubernetes set some that begin with LOCKGRID_. Stateless.
 */
final class UnknownKeys {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(EnvironmentKeys.ROOT);

    /** Read by this module alone. */
    static final List<String> OWN = List.of("enabled", "mode", "config", "annotation.order", "health.readiness");

    private static final Set<ConfigurationPropertyName> KNOWN = Stream.concat(
                    Keys.ALL.stream().map(Key::path), OWN.stream())
            .map(path -> ROOT.append(path))
            .collect(Collectors.toSet());

    private UnknownKeys() {}

    static Map<String, String> among(ConfigurableEnvironment environment) {
        Map<String, String> unknown = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource names
                    && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
                names.stream()
                        .filter(name -> ROOT.isAncestorOf(name) && !isKnown(name))
                        .forEach(name -> unknown.put(
                                name.subName(1).toString(), String.valueOf(environment.getProperty(name.toString()))));
            }
        }
        return unknown;
    }

    private static boolean isKnown(ConfigurationPropertyName name) {
        String list = name.getElement(1, ConfigurationPropertyName.Form.UNIFORM);
        if (RuleKeys.LISTS.containsKey(list)) {
            return true; // their own reader hands on what they have
        }
        return KNOWN.contains(name) || (name.isLastElementIndexed() && KNOWN.contains(name.getParent()));
    }
}
