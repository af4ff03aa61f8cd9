package io.fairqueue.http.security;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import java.util.Optional;

/** Hands the caller that {@link AccessFilter} found to the method. */
final class CallerBinder<T extends Caller> implements TypedRequestArgumentBinder<T> {

  private final Class<T> type;

  CallerBinder(Class<T> type) {
    this.type = type;
  }

  @Override
  public Argument<T> argumentType() {
    return Argument.of(type);
  }

  @Override
  public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
    Optional<T> caller = CallerAttribute.get(request).filter(type::isInstance).map(type::cast);
    return () -> caller;
  }
}
