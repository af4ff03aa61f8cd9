package io.fairqueue.cli;

import io.fairqueue.http.log.Printable;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with the words of a command, and where help is. */
final class UsageFaults implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException fault, String[] args) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(Printable.lines(String.valueOf(fault.getMessage())));
    UnmatchedArgumentException.printSuggestions(fault, err);
    if (fault instanceof UnmatchedArgumentException || command.getSubcommands().isEmpty()) {
      err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    } else {
      command.usage(err);
    }
    err.flush();
    return ExitCodes.USAGE;
  }
}
