package io.fairqueue.cli;

import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.NoStoresException;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.config.Setting;
import io.fairqueue.http.log.Printable;
import io.fairqueue.http.problem.FieldError;
import io.fairqueue.http.problem.InputFaults;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.check.Pooler;
import jakarta.validation.ConstraintViolationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in a sentence why a command could not do its work. */
final class Failures implements IExecutionExceptionHandler {

  // An unknown table or column: the database of another version, or of nobody.
  private static final Set<String> NOT_OURS = Set.of("42P01", "42703");

  private static final String NOT_AUTHORIZED = "28";
  private static final String NO_DATABASE = "3D000";

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, @Nullable ParseResult parsed) {
    PrintWriter err = command.getErr();
    int code =
        switch (failure) {
          case RefusedException refused -> say(err, refused.getMessage(), ExitCodes.REFUSED);
          case InvalidInputException input -> say(err, input.getMessage() + ".", ExitCodes.USAGE);
          case ConstraintViolationException broken -> say(err, broken(broken), ExitCodes.USAGE);
          case ConfigurationException unfit -> say(err, unfit.getMessage(), ExitCodes.USAGE);
          case NoStoresException noStores ->
              say(err, noStores.getMessage(), ExitCodes.STORE_UNAVAILABLE);
          case StoreUnavailableException lost ->
              say(err, unavailable(lost), ExitCodes.STORE_UNAVAILABLE);
          case StoreDataException unfit ->
              refusesUs(unfit)
                  ? say(err, noEntry(unfit), ExitCodes.STORE_UNAVAILABLE)
                  : say(err, refused(unfit), ExitCodes.REFUSED);
          case UncheckedIOException lost -> say(err, unusable(lost), ExitCodes.USAGE);
          default -> bug(err, failure);
        };
    err.flush();
    return code;
  }

  private static String broken(ConstraintViolationException input) {
    FieldError first = InputFaults.errors(input).getFirst();
    return first.field() + " " + first.message() + ".";
  }

  private static String unavailable(StoreUnavailableException lost) {
    if (refusesUs(lost)) {
      return noEntry(lost);
    }
    String name = lost.store().equals("redis") ? "Redis" : "PostgreSQL";
    String words = innermost(lost);
    String said = lost.store() + " is unavailable: ";
    return name
        + " is unavailable: "
        + (words.startsWith(said) ? words.substring(said.length()) : words)
        + ".";
  }

  /** A wrong password, an unknown role or database, or no rule that lets us in. */
  private static boolean refusesUs(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      String state = each instanceof SQLException sql ? sql.getSQLState() : null;
      if (state != null && (state.startsWith(NOT_AUTHORIZED) || state.equals(NO_DATABASE))) {
        return true;
      }
    }
    return false;
  }

  private static String noEntry(Throwable refused) {
    return "PostgreSQL does not let us in: %s. Check %s, %s and %s."
        .formatted(
            innermost(refused),
            Setting.POSTGRES_URL.key(),
            Setting.POSTGRES_USER.key(),
            Setting.POSTGRES_PASSWORD.key());
  }

  private static String refused(StoreDataException unfit) {
    if (Pooler.isBetween(unfit)) {
      return "Something in front of PostgreSQL gives its connections to others in turn (%s): %s."
          .formatted(innermost(unfit), Pooler.REMEDY);
    }
    boolean notOurs =
        sql(unfit).map(SQLException::getSQLState).filter(NOT_OURS::contains).isPresent();
    return notOurs
        ? "This database has not got the tables of this version: run fairqueue migrate."
        : "The store refused: " + innermost(unfit) + ".";
  }

  private static String unusable(UncheckedIOException lost) {
    return lost.getCause() instanceof FileSystemException file
        ? "%s can't be read or written (%s)."
            .formatted(file.getFile(), file.getClass().getSimpleName().replace("Exception", ""))
        : "A file can't be read or written: %s.".formatted(innermost(lost));
  }

  private static int bug(PrintWriter err, Exception failure) {
    err.println("This should not have happened; please report it:");
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    err.println(Printable.lines(trace.toString().replace("\t", "    ")));
    return ExitCodes.REFUSED;
  }

  private static int say(PrintWriter err, @Nullable String sentence, int code) {
    err.println(Printable.lines(String.valueOf(sentence)));
    return code;
  }

  private static Optional<SQLException> sql(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /** What the one who knows best says, cut to its first sentence. */
  private static String innermost(Throwable failure) {
    String words = String.valueOf(failure.getMessage());
    for (@Nullable Throwable t = failure.getCause(); t != null; t = t.getCause()) {
      // What lies below the driver's words names no address any more.
      if (t.getMessage() != null && !t.getMessage().isBlank()) {
        words = t.getMessage();
      }
      if (isLastSql(t)) {
        break;
      }
    }
    String line = words.lines().findFirst().orElse(words).strip();
    int end = line.indexOf(". ");
    return end < 0 ? line.replaceAll("\\.$", "") : line.substring(0, end);
  }

  private static boolean isLastSql(Throwable t) {
    return t instanceof SQLException && (t.getCause() == null || sql(t.getCause()).isEmpty());
  }
}
