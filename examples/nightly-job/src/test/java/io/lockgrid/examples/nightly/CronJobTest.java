package io.lockgrid.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1CronJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifest has only fields that Kubernetes knows, and runs what {@code ./run job} shows. */
class CronJobTest {

    private static JsonElement manifest() throws IOException {
        String yaml = Files.readString(Path.of("kubernetes", "base", "cronjob.yaml"));
        return new Gson().toJsonTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static JsonObject container(JsonElement manifest) {
        JsonObject spec = manifest.getAsJsonObject().getAsJsonObject("spec");
        JsonObject pod = spec.getAsJsonObject("jobTemplate")
                .getAsJsonObject("spec")
                .getAsJsonObject("template")
                .getAsJsonObject("spec");
        return pod.getAsJsonArray("containers").get(0).getAsJsonObject();
    }

    @Test
    void itFitsTheSchemaThatKubernetesPublishes() throws IOException {
        V1CronJob.validateJsonElement(manifest());
    }

    @Test
    void aMisspeltFieldWouldBeNoticed() throws IOException {
        JsonElement manifest = manifest();
        container(manifest).addProperty("comand", "sh");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> V1CronJob.validateJsonElement(manifest))
                .withMessageContaining("comand");
    }

    /** Runs the manifest's own command with a {@code lockgrid} that ends so. */
    @ParameterizedTest
    @CsvSource({"0, 0", "75, 0", "76, 76", "69, 69"})
    void onlyThatSomebodyElseHasTheLockIsNoFailure(int ofLockgrid, int ofTheContainer) throws Exception {
        String script = container(manifest()).getAsJsonArray("args").get(0).getAsString();
        assertThat(script).startsWith("lockgrid run reports/nightly --wait 0s --max-hold 30m -- ./report.sh");

        Process shell = new ProcessBuilder("sh", "-c", "lockgrid() { return " + ofLockgrid + "; }; " + script).start();

        assertThat(shell.waitFor()).isEqualTo(ofTheContainer);
    }
}
