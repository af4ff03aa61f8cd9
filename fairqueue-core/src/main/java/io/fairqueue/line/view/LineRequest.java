package io.fairqueue.line.view;

import io.fairqueue.domain.CustomerId;

/** What a fan wants of a line. */
public sealed interface LineRequest {

  CustomerId fan();

  record Join(CustomerId fan) implements LineRequest {}

  record Leave(CustomerId fan) implements LineRequest {}
}
