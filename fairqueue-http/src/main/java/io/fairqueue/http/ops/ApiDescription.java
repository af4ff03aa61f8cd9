package io.fairqueue.http.ops;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The head of the API's document. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "FairQueue",
            version = "1",
            description =
                "Fair ticket on-sales. Refusals and failures are application/problem+json (RFC 9457)"
                    + " with a stable code."),
    security = @SecurityRequirement(name = "session"))
@SecurityScheme(
    name = "session",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
final class ApiDescription {

  private ApiDescription() {}
}
