package io.fairqueue.tck.rules.bad.http.route;

import io.fairqueue.tck.rules.bad.http.gate.GateThatKnowsARoute;

/** Depends on a package that depends on this one. */
public interface RouteThatKnowsTheGate {

  GateThatKnowsARoute gate();
}
