package io.fairqueue.access;

import io.fairqueue.domain.CustomerId;

/** A viewer of something that belongs to a fan. */
public sealed interface Viewer {

  record Fan(CustomerId id) implements Viewer {}

  record Staff(Actor actor) implements Viewer {}
}
