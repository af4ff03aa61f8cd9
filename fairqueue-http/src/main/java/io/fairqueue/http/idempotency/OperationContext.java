package io.fairqueue.http.idempotency;

import io.fairqueue.port.Operation;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;

/** Lets every thread that works on a request know its {@link Operation}. */
record OperationContext(Operation operation)
    implements ThreadPropagatedContextElement<@Nullable Operation> {

  @Override
  public @Nullable Operation updateThreadContext() {
    return Operation.enter(operation);
  }

  @Override
  public void restoreThreadContext(@Nullable Operation before) {
    var unused = Operation.enter(before);
  }
}
