package io.lockgrid.console.api;

import io.lockgrid.console.errors.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI document: what was made from the code while it was compiled, and what cannot be seen there. That is what
 * may be null in records of other modules, and what every operation may be refused with.
 */
final class Document {
    private static final String GENERATED = "/META-INF/swagger/lockgrid-console.yml";
    private static final String RECORDS = "io.lockgrid.admin.";

    private final Map<String, Object> root;

    private Document(Map<String, Object> root) {
        this.root = root;
    }

    /** As YAML. */
    static String text() {
        Document document = new Document(generated());
        document.markNullable();
        document.addRefusals();
        // What may be null can be said of a reference from 3.1 on only.
        document.root.put("openapi", "3.1.0");
        modernize(document.root);
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDereferenceAliases(true);
        return new Yaml(options).dump(document.root);
    }

    private static Map<String, Object> generated() {
        try (InputStream in = Document.class.getResourceAsStream(GENERATED)) {
            if (in == null) {
                throw new IllegalStateException(GENERATED + " is not there; it is made by the build");
            }
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new IllegalStateException(GENERATED + " cannot be read", e);
        }
    }

    private void markNullable() {
        Map<String, Object> schemas = map(map(root.get("components")).get("schemas"));
        schemas.forEach((name, schema) -> {
            Map<String, Object> properties = map(map(schema).get("properties"));
            for (RecordComponent component : components(name)) {
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    properties.computeIfPresent(component.getName(), (unused, type) -> nullable(map(type)));
                }
            }
        });
    }

    private static RecordComponent[] components(String schema) {
        try {
            RecordComponent[] found =
                    Class.forName(RECORDS + schema.replace('.', '$')).getRecordComponents();
            return found == null ? new RecordComponent[0] : found;
        } catch (ClassNotFoundException e) {
            return new RecordComponent[0]; // one of the console's own, of which the generator sees it
        }
    }

    private static Map<String, Object> nullable(Map<String, Object> type) {
        Map<String, Object> changed = new LinkedHashMap<>();
        if (type.containsKey("$ref")) {
            changed.put("allOf", new ArrayList<>(List.of(type)));
        } else {
            changed.putAll(type);
        }
        changed.put("nullable", true);
        return changed;
    }

    private void addRefusals() {
        map(root.get("paths"))
                .forEach((path, methods) -> map(methods).forEach((method, operation) -> {
                    Map<String, Object> about = map(operation);
                    Map<String, Object> responses = map(about.get("responses"));
                    if (path.contains("/members/") || path.contains("/table/")) {
                        responses.put("202", like(responses.get("200"), "Begun; the groups show how it ends"));
                        responses.put("409", refusal("Refused; the detail says why, and nothing was changed"));
                    }
                    if (about.containsKey("parameters") || about.containsKey("requestBody")) {
                        responses.putIfAbsent("400", refusal("What was sent is wrong, and named; nothing was changed"));
                    }
                    responses.putIfAbsent("401", refusal("No token, or a wrong one; nothing was changed"));
                    responses.putIfAbsent("403", refusal("The role is not enough; nothing was changed"));
                    responses.putIfAbsent("503", refusal("The grid or the history does not answer now"));
                }));
    }

    private static Map<String, Object> like(@Nullable Object response, String words) {
        Map<String, Object> changed = new LinkedHashMap<>(map(response));
        changed.put("description", words);
        return changed;
    }

    private static Map<String, Object> refusal(String words) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(Problem.TYPE, Map.of("schema", Map.of("$ref", "#/components/schemas/Problem")));
        Map<String, Object> refusal = new LinkedHashMap<>();
        refusal.put("description", words);
        refusal.put("content", content);
        return refusal;
    }

    /** From how 3.0 says that something may be null to how 3.1 does; a parameter is left out and never null. */
    private static void modernize(Object node) {
        if (node instanceof List<?> list) {
            list.forEach(Document::modernize);
        } else if (node instanceof Map<?, ?>) {
            Map<String, Object> object = map(node);
            if (object.containsKey("in") && object.get("schema") instanceof Map<?, ?> schema) {
                schema.remove("nullable");
            }
            if (object.containsKey("nullable")) {
                object.remove("nullable");
                sayNull(object);
            }
            object.values().forEach(Document::modernize);
        }
    }

    private static void sayNull(Map<String, Object> schema) {
        if (schema.remove("allOf") instanceof List<?> one) {
            List<Object> either = new ArrayList<>(one);
            either.add(Map.of("type", "null"));
            schema.put("anyOf", either);
        } else if (schema.get("type") instanceof String type) {
            schema.put("type", List.of(type, "null"));
        }
    }

    @SuppressWarnings("unchecked") // as documents are read
    private static Map<String, Object> map(@Nullable Object node) {
        return node == null ? new LinkedHashMap<>() : (Map<String, Object>) node;
    }
}
