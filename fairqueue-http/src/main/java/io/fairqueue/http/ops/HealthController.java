package io.fairqueue.http.ops;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells whether this node, and what it stands on, is well; true to the connections in use. */
@Controller("/health")
class HealthController {

  private static final String UP = "UP";
  private static final String DOWN = "DOWN";

  private final StoreProbes probes;
  private final List<String> essential;
  private final Readiness readiness;

  HealthController(StoreProbes probes, List<StoreHealth> stores, Readiness readiness) {
    this.probes = probes;
    this.essential = stores.stream().filter(StoreHealth::essential).map(StoreHealth::name).toList();
    this.readiness = readiness;
  }

  @Get
  @ApiResponse(responseCode = "503", description = "A store does not answer")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<Map<String, String>> health() {
    Map<String, Boolean> stores = probes.ask();
    return answer(!stores.containsValue(false), stores);
  }

  /** The process runs and answers. Stays on the event loop: that is what it tells. */
  @Get("/liveness")
  Map<String, String> liveness() {
    return Map.of("status", UP);
  }

  @Get("/readiness")
  @ApiResponse(responseCode = "503", description = "Send requests elsewhere")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<Map<String, String>> readiness() {
    if (readiness.isStopping()) {
      return answer(false, Map.of());
    }
    Map<String, Boolean> stores = probes.ask();
    stores.keySet().retainAll(essential);
    return answer(!stores.containsValue(false), stores);
  }

  private static HttpResponse<Map<String, String>> answer(
      boolean well, Map<String, Boolean> stores) {
    var told = new LinkedHashMap<String, String>();
    told.put("status", well ? UP : DOWN);
    stores.forEach((name, up) -> told.put(name, up ? UP : DOWN));
    HttpStatus status = well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    return HttpResponse.status(status).body(told);
  }
}
