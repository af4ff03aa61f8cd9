package io.fairqueue.http.tracing;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** Lets every thread that works on a request know which trace it is a part of. */
record TraceContext(Context context) implements ThreadPropagatedContextElement<@Nullable Scope> {

  @Override
  public @Nullable Scope updateThreadContext() {
    return ContextStorage.get().attach(context);
  }

  @Override
  public void restoreThreadContext(@Nullable Scope entered) {
    if (entered != null) {
      entered.close();
    }
  }
}
