package io.fairqueue.http.docs;

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
                    + " with a stable code.\n\nEvents, their lists and their availability may be shown as they"
                    + " were up to one second ago (two after a disturbance); nothing is decided by what"
                    + " is shown.\n\nA POST may carry an Idempotency-Key: sent again with the same body"
                    + " within 24 hours it is answered again and done once, also if nobody heard of it the"
                    + " first time, and the answer says Idempotent-Replayed: true.\n\nWhat the line tells by itself, over sockets"
                    + " and event streams: [/docs/realtime](/docs/realtime)."),
    security = @SecurityRequirement(name = "session"))
@SecurityScheme(
    name = "session",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
final class ApiDescription {

  private ApiDescription() {}
}
