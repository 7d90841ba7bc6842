package io.lockgrid.console.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The head of the OpenAPI document, which is made while the console is compiled. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "LockGrid console",
                        version = "1",
                        description =
                                "Who holds what, since when and why, and a safe way to free it. Times are ISO 8601"
                                        + " in UTC, durations ISO 8601 such as PT15S. Lists tell their age in seconds in the"
                                        + " header Age, and where the grid is silent, Warning: 110 with its last answer."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
final class OpenApi {
    private OpenApi() {}
}
