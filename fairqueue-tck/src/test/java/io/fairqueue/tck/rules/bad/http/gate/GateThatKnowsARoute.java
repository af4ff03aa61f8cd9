package io.fairqueue.tck.rules.bad.http.gate;

import io.fairqueue.tck.rules.bad.http.route.RouteThatKnowsTheGate;

/** Depends on a package that depends on this one. */
public interface GateThatKnowsARoute {

  RouteThatKnowsTheGate route();
}
