package io.fairqueue.redis;

import io.fairqueue.port.Tracing;
import io.lettuce.core.event.command.CommandFailedEvent;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.event.command.CommandStartedEvent;
import io.lettuce.core.event.command.CommandSucceededEvent;

/** Tells of each command, by its name and without keys and values. Thread-safe. */
final class TracedCommands implements CommandListener {

  private static final String STEP = TracedCommands.class.getName();

  private final Tracing tracing;

  TracedCommands(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    event
        .getContext()
        .put(STEP, tracing.begin(Tracing.Peer.REDIS, event.getCommand().getType().toString()));
  }

  @Override
  public void commandSucceeded(CommandSucceededEvent event) {
    if (event.getContext().get(STEP) instanceof Tracing.Step step) {
      step.close();
    }
  }

  @Override
  public void commandFailed(CommandFailedEvent event) {
    if (event.getContext().get(STEP) instanceof Tracing.Step step) {
      step.failed(event.getCause());
      step.close();
    }
  }
}
