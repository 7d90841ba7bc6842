package io.lockgrid.spring.boot;

import io.lockgrid.internal.config.Key;
import io.lockgrid.internal.config.Keys;
import io.lockgrid.internal.config.ScalarKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Puts {@code lockgrid.yaml} below all that Boot has itself: the file that {@code lockgrid.config} names, else the one in
 * the working directory, else the one on the class path. After Boot has read its own files, which may name it.
 */
final class LockGridYaml implements EnvironmentPostProcessor, Ordered {
    private static final String FILE = "lockgrid.yaml";
    private static final String NAME = "lockgrid.config";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Resource file = find(environment.getProperty(NAME));
        if (file != null) {
            for (PropertySource<?> source : load(file)) {
                environment.getPropertySources().addLast(besideIt(source, file));
                environment.getPropertySources().addLast(source);
            }
        }
    }

    private static @Nullable Resource find(@Nullable String named) {
        if (named != null) {
            Resource file = new FileSystemResource(named);
            if (!file.exists()) {
                throw new IllegalArgumentException(
                        NAME + " is '" + named + "', which is not a file; nothing was started");
            }
            return file;
        }
        Resource here = new FileSystemResource(FILE);
        if (here.exists()) {
            return here;
        }
        Resource onClassPath = new ClassPathResource(FILE);
        return onClassPath.exists() ? onClassPath : null;
    }

    private static List<PropertySource<?>> load(Resource file) {
        try {
            return new YamlPropertySourceLoader().load(file.getDescription(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.getDescription() + " could not be read", e);
        }
    }

    /** What is relative in it is relative to it, as for whoever reads it without Boot. */
    private static PropertySource<?> besideIt(PropertySource<?> source, Resource file) {
        Map<String, Object> files = new HashMap<>();
        for (Key<?> key : Keys.ALL) {
            String name = EnvironmentKeys.ROOT + "." + key.path();
            Object value = source.getProperty(name);
            if (value != null
                    && key instanceof ScalarKey<?> scalar
                    && scalar.isFile()
                    && file instanceof FileSystemResource read) {
                Path self = Path.of(read.getPath()).toAbsolutePath();
                files.put(name, self.resolveSibling(value.toString()).toString());
            }
        }
        return new MapPropertySource(source.getName() + ", files", files);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
