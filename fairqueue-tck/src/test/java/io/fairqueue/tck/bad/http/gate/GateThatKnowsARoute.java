package io.fairqueue.tck.bad.http.gate;

import io.fairqueue.tck.bad.http.route.RouteThatKnowsTheGate;

/** Depends on a package that depends on this one. */
public interface GateThatKnowsARoute {

  RouteThatKnowsTheGate route();
}
