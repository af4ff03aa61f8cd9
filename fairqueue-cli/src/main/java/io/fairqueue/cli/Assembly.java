package io.fairqueue.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.Stage;
import io.fairqueue.cli.output.Streams;
import io.fairqueue.cli.stores.Settings;
import io.fairqueue.http.event.EventEdits;
import io.fairqueue.http.json.Bodies;
import io.fairqueue.port.IdSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Joins the parts. */
final class Assembly extends AbstractModule {

  private final Streams streams;
  private final Settings settings;

  private Assembly(Streams streams, Settings settings) {
    this.streams = streams;
    this.settings = settings;
  }

  /**
   * Makes commands, and nothing before the first one is wanted: {@code --version} waits for no-one.
   */
  static CommandLine.IFactory factory(Streams streams, Map<String, String> settings) {
    return new LazyFactory(new Assembly(streams, new Settings(settings)));
  }

  @Override
  protected void configure() {
    bind(Streams.class).toInstance(streams);
    bind(Settings.class).toInstance(settings);
    bind(IdSource.class).toInstance(IdSource.random());
    bind(InstantSource.class).toInstance(InstantSource.system());
  }

  @Provides
  @Singleton
  RandomGenerator random() {
    return new SecureRandom();
  }

  @Provides
  @Singleton
  Bodies bodies() {
    return Bodies.standalone();
  }

  @Provides
  EventEdits edits(Bodies bodies, IdSource ids) {
    return new EventEdits(bodies, ids);
  }

  private static final class LazyFactory implements CommandLine.IFactory {

    private final Assembly assembly;
    private @Nullable Injector injector;

    LazyFactory(Assembly assembly) {
      this.assembly = assembly;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
      return type.isAnnotationPresent(CommandLine.Command.class)
          ? injector().getInstance(type)
          : CommandLine.defaultFactory().create(type);
    }

    private Injector injector() {
      if (injector == null) {
        injector = Guice.createInjector(Stage.DEVELOPMENT, assembly);
      }
      return injector;
    }
  }
}
