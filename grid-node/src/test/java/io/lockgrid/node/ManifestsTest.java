package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.certmanager.api.model.v1.Certificate;
import io.fabric8.certmanager.api.model.v1.Issuer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.lockgrid.internal.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests for Kubernetes have only fields that Kubernetes knows, and fit the defaults of the code. */
class ManifestsTest {
    private static final Path FOLDER = Path.of("..", "config", "kubernetes");

    private static final Map<String, Class<?>> KINDS = Map.of(
            "Service", Service.class,
            "ServiceAccount", ServiceAccount.class,
            "Role", Role.class,
            "RoleBinding", RoleBinding.class,
            "PodDisruptionBudget", PodDisruptionBudget.class,
            "NetworkPolicy", NetworkPolicy.class,
            "StatefulSet", StatefulSet.class,
            "Deployment", Deployment.class,
            "Issuer", Issuer.class,
            "Certificate", Certificate.class);

    private static final ObjectMapper STRICT = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false; // the models would take any field
                }
            })
            .build();

    /** What the OpenAPI description that Kubernetes publishes says of a kind, as its own Java client has it. */
    @FunctionalInterface
    private interface PublishedSchema {
        /** Throws {@link IllegalArgumentException} for an unknown or missing field, or one of another type. */
        void check(JsonElement document) throws IOException;
    }

    private static final Map<String, PublishedSchema> SCHEMAS = Map.of(
            "Service", V1Service::validateJsonElement,
            "ServiceAccount", V1ServiceAccount::validateJsonElement,
            "Role", V1Role::validateJsonElement,
            "RoleBinding", V1RoleBinding::validateJsonElement,
            "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "StatefulSet", V1StatefulSet::validateJsonElement,
            "Deployment", V1Deployment::validateJsonElement);

    /** Kubernetes publishes nothing of the kinds that others have added. */
    private static boolean isOfKubernetes(ObjectNode document) {
        return !document.get("apiVersion").asText().startsWith("cert-manager.io/");
    }

    private static void checkSchema(ObjectNode document) throws IOException {
        SCHEMAS.get(document.get("kind").asText()).check(JsonParser.parseString(document.toString()));
    }

    private static List<ObjectNode> documents(Path file) throws IOException {
        try (var documents = STRICT.readerFor(ObjectNode.class).<ObjectNode>readValues(file.toFile())) {
            return documents.readAll();
        }
    }

    private static List<Object> read(Path file) throws IOException {
        List<Object> read = new ArrayList<>();
        for (ObjectNode document : documents(file)) {
            String kind = document.get("kind").asText();
            assertThat(KINDS).as(file + " has a " + kind).containsKey(kind);
            read.add(STRICT.treeToValue(document, KINDS.get(kind)));
        }
        return read;
    }

    @Test
    void everyFileIsWhatKubernetesKnowsAndIsListedForKustomize() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("kustomization.yaml")) {
                    assertThat(read(file)).isNotEmpty();
                    assertThat(Files.readString(file.resolveSibling("kustomization.yaml")))
                            .contains(file.getFileName().toString());
                }
            }
        }
    }

    @Test
    void everyObjectFitsTheSchemaThatKubernetesPublishes() throws IOException {
        int checked = 0;
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("kustomization.yaml")) {
                    for (ObjectNode document : documents(file)) {
                        if (isOfKubernetes(document)) {
                            checkSchema(document);
                            checked++;
                        }
                    }
                }
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(SCHEMAS.size());
    }

    @Test
    void aMissingAndAnUnknownFieldWouldBeNoticed() throws IOException {
        Path file = FOLDER.resolve("statefulset/statefulset.yaml");
        ObjectNode missing = documents(file).get(0);
        ((ObjectNode) missing.get("spec")).remove("selector");
        ObjectNode unknown = documents(file).get(0);
        ((ObjectNode) unknown.at("/spec/template/spec/containers/0")).put("readynessProbe", "misspelt");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkSchema(missing))
                .withMessageContaining("selector");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkSchema(unknown))
                .withMessageContaining("readynessProbe");
    }

    @Test
    void aFieldThatCertManagerDoesNotKnowWouldBeNoticed() throws IOException {
        ObjectNode unknown = documents(FOLDER.resolve("tls/certificates.yaml")).get(0);
        ((ObjectNode) unknown.at("/spec/privateKey")).put("rotationPollicy", "Always");

        assertThatThrownBy(() -> STRICT.treeToValue(unknown, Certificate.class))
                .hasMessageContaining("rotationPollicy");
    }

    private static PodSpec pod(String kind) throws IOException {
        Object workload = read(FOLDER.resolve(kind).resolve(kind + ".yaml")).get(0);
        return workload instanceof StatefulSet set
                ? set.getSpec().getTemplate().getSpec()
                : ((Deployment) workload).getSpec().getTemplate().getSpec();
    }

    @ParameterizedTest
    @CsvSource({"statefulset, 10.0.0.1", "deployment, 10.0.0.1", "statefulset, fd00:10::1", "deployment, fd00:10::1"})
    void theValuesThatMatterFitTheCode(String kind, String podAddress) throws IOException {
        PodSpec pod = pod(kind);
        Container container = pod.getContainers().get(0);
        Map<String, String> environment = new HashMap<>();
        for (EnvVar variable : container.getEnv()) {
            environment.put(variable.getName(), variable.getValue() == null ? podAddress : variable.getValue());
        }
        environment.replaceAll((name, value) -> value.replace("$(POD_NAMESPACE)", "shop"));
        GridNodeConfig config = GridNodeConfig.load(
                new Sources(Optional.empty(), environment, Map.of(), FOLDER, ClassLoader.getPlatformClassLoader()));

        long preStop = Long.parseLong(
                container.getLifecycle().getPreStop().getExec().getCommand().get(1));
        assertThat(pod.getTerminationGracePeriodSeconds())
                .isGreaterThan(
                        preStop + config.drain().plus(config.stopTimeout()).toSeconds() + 5);
        assertThat(config.drain()).isEqualTo(GridNodeConfig.defaults().drain());
        assertThat(config.stopTimeout()).isEqualTo(GridNodeConfig.defaults().stopTimeout());
        assertThat(config.bind()).isEqualTo(podAddress);
        assertThat(config.seats()).isEqualTo(GridNodeConfig.defaults().seats());
        assertThat(container.getPorts().get(0).getContainerPort()).isEqualTo(config.port());
        Service service = (Service) read(FOLDER.resolve("base/service.yaml")).get(0);
        assertThat(config.discovery().kubernetes().serviceDns())
                .isEqualTo(service.getMetadata().getName() + ".shop.svc.cluster.local");
        assertThat(container.getEnv().stream().map(EnvVar::getName).toList())
                .as("a variable is put into those after it only")
                .containsSubsequence("POD_NAMESPACE", "LOCKGRID_DISCOVERY_SERVICE_DNS");
        assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
        assertThat(service.getSpec().getPorts().get(0).getPort()).isEqualTo(config.port());
        assertThat(container.getReadinessProbe()).isNotNull();
    }

    /** What is laid over the pods of both kinds. */
    private static PodSpec tlsPatch() throws IOException {
        ObjectNode component =
                documents(FOLDER.resolve("tls/kustomization.yaml")).get(0);
        assertThat(component.at("/patches/0/target/kind").asText()).isEqualTo("StatefulSet|Deployment");
        String patch = component.at("/patches/0/patch").asText();
        return STRICT.readValue(patch, StatefulSet.class)
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static Map<String, Certificate> certificates() throws IOException {
        Map<String, Certificate> certificates = new HashMap<>();
        for (Object read : read(FOLDER.resolve("tls/certificates.yaml"))) {
            Certificate certificate = (Certificate) read;
            certificates.put(certificate.getSpec().getSecretName(), certificate);
        }
        return certificates;
    }

    @ParameterizedTest
    @ValueSource(strings = {"statefulset", "deployment"})
    void eachWorkloadComesWithTlsAsWell(String kind) throws IOException {
        ObjectNode overlay =
                documents(FOLDER.resolve(kind + "-tls/kustomization.yaml")).get(0);

        assertThat(overlay.get("resources")).extracting(JsonNode::asText).containsExactly("../" + kind);
        assertThat(overlay.get("components")).extracting(JsonNode::asText).containsExactly("../tls");
        assertThat(tlsPatch().getContainers().get(0).getName())
                .as("a container of the same name is changed, another one added")
                .isEqualTo(pod(kind).getContainers().get(0).getName());
    }

    @Test
    void theMembersCertificateIsTheOnlyOneThatMayServe() throws IOException {
        Map<String, Certificate> certificates = certificates();

        assertThat(certificates.values().stream()
                        .filter(each -> each.getSpec().getUsages().contains("server auth"))
                        .map(each -> each.getSpec().getSecretName()))
                .containsExactly("orders-grid-member");
        assertThat(certificates.values()).allSatisfy(each -> {
            assertThat(each.getSpec().getUsages()).contains("digital signature", "client auth");
            assertThat(each.getSpec().getPrivateKey().getEncoding()).isEqualTo("PKCS8");
            assertThat(each.getSpec().getIssuerRef().getName()).isEqualTo("orders-grid");
        });
    }

    @Test
    void theFilesThatThePodIsToldOfAreMountedAsOneFolder() throws IOException {
        Container container = tlsPatch().getContainers().get(0);
        Map<String, String> environment = new HashMap<>();
        container.getEnv().forEach(each -> environment.put(each.getName(), each.getValue()));
        VolumeMount mount = container.getVolumeMounts().get(0);
        List<VolumeProjection> sources =
                tlsPatch().getVolumes().get(0).getProjected().getSources();

        assertThat(mount.getName()).isEqualTo(tlsPatch().getVolumes().get(0).getName());
        assertThat(mount.getSubPath()).as("such a mount is never renewed").isNull();
        assertThat(environment)
                .containsEntry("LOCKGRID_TLS_CERTIFICATE", mount.getMountPath() + "/tls.crt")
                .containsEntry("LOCKGRID_TLS_KEY", mount.getMountPath() + "/tls.key")
                .containsEntry("LOCKGRID_TLS_TRUST", mount.getMountPath() + "/ca.crt");
        Certificate member = certificates().get(sources.get(0).getSecret().getName());
        assertThat(sources.get(0).getSecret().getItems())
                .extracting(KeyToPath::getPath)
                .containsExactly("tls.crt", "tls.key");
        assertThat(member.getSpec().getDnsNames()).containsExactly(environment.get("LOCKGRID_TLS_MEMBERS"));
    }
}
