package io.fairqueue.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fairqueue.domain.InvalidInputException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import java.io.EOFException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells from an exception what is wrong with the input; the words are ours, never the exception's.
 */
public final class InputFaults {

  private static final int MAX_ERRORS = 20;

  private static final Problem UNREADABLE =
      Problem.invalidInput(List.of(new FieldError("body", "can't be read as JSON")));

  private InputFaults() {}

  /** Empty for a failure that is not the input's. */
  public static Optional<Problem> of(Throwable failure) {
    return switch (failure) {
      case InvalidInputException e -> Optional.of(invalid(e.field(), e.rule()));
      case ConstraintViolationException e -> Optional.of(Problem.invalidInput(errors(e)));
      case ConversionErrorException e -> Optional.of(unreadable(e, e.getArgument()));
      case UnsatisfiedRouteException e -> Optional.of(missing(e.getArgument()));
      case JsonSyntaxException e -> Optional.of(json(e).orElse(UNREADABLE));
      // Its sender is gone: nobody reads the answer, and nobody has to read of it in the log.
      case EOFException e -> Optional.of(UNREADABLE);
      default -> json(failure);
    };
  }

  /** Whether a failure is the input's, however it is told. */
  public static boolean isOne(Throwable failure) {
    return failure instanceof ProblemException refused
        ? refused.problem().code().equals(Refusal.INVALID_INPUT.code())
        : of(failure).isPresent();
  }

  private static Problem unreadable(Throwable failure, Argument<?> argument) {
    return json(failure)
        .orElseGet(
            () ->
                isBody(argument)
                    ? UNREADABLE
                    : invalid(SnakeCase.of(argument.getName()), "can't be read"));
  }

  private static Problem missing(Argument<?> argument) {
    return isBody(argument)
        ? invalid("body", "must not be empty")
        : invalid(SnakeCase.of(argument.getName()), "must be given");
  }

  private static boolean isBody(Argument<?> argument) {
    return argument.isAnnotationPresent(Body.class);
  }

  private static Problem invalid(String field, String message) {
    return Problem.invalidInput(List.of(new FieldError(field, message)));
  }

  private static Optional<Problem> json(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof InvalidInputException e) {
        return Optional.of(invalid(e.field(), e.rule()));
      }
      if (t instanceof JsonProcessingException e) {
        return Optional.of(
            JsonFaults.of(e).map(f -> Problem.invalidInput(List.of(f))).orElse(UNREADABLE));
      }
    }
    return Optional.empty();
  }

  /** By field; never none. */
  public static List<FieldError> errors(ConstraintViolationException e) {
    return e.getConstraintViolations().stream()
        .map(violation -> new FieldError(path(violation), violation.getMessage()))
        .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
        .limit(MAX_ERRORS)
        .toList();
  }

  /** Without the names of the method and of its parameter, where the violation is inside a body. */
  private static String path(ConstraintViolation<?> violation) {
    String path = violation.getPropertyPath().toString();
    if (violation.getPropertyPath().iterator().next().getKind() != ElementKind.METHOD) {
      return SnakeCase.of(path);
    }
    String[] names = path.split("\\.", 3);
    return SnakeCase.of(names[names.length - 1]);
  }
}
