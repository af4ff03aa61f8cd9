package io.fairqueue.http.security;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/** One binder for each type that a method may declare: the framework looks for the exact one. */
@Factory
final class CallerBinders {

  @Singleton
  TypedRequestArgumentBinder<Caller> anyone() {
    return new CallerBinder<>(Caller.class);
  }

  @Singleton
  TypedRequestArgumentBinder<Caller.Fan> fan() {
    return new CallerBinder<>(Caller.Fan.class);
  }

  @Singleton
  TypedRequestArgumentBinder<Caller.Staff> staff() {
    return new CallerBinder<>(Caller.Staff.class);
  }
}
