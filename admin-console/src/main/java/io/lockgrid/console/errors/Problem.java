package io.lockgrid.console.errors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lockgrid.admin.HolderInfo;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused, as RFC 9457 says it. Immutable.
 *
 * @param type what kind of problem; always {@code about:blank}, so that the title says it
 * @param title the status in words
 * @param status of the response
 * @param detail what happened, what was not changed, what to do
 * @param instance the path that was asked for
 * @param fence of the present hold, where another one was to be released
 * @param holder of the present hold
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "Problem details as in RFC 9457.")
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable Long fence,
        @Nullable HolderInfo holder) {
    /** The media type. */
    public static final String TYPE = "application/problem+json";

    /** A problem with a status. */
    public static Problem of(HttpStatus status, String detail, String path) {
        return new Problem("about:blank", status.getReason(), status.getCode(), detail, path, null, null);
    }

    /** The same, with the hold that there is instead. */
    public Problem with(long presentFence, @Nullable HolderInfo present) {
        return new Problem(type, title, status, detail, instance, presentFence, present);
    }
}
