package io.fairqueue.http.connection;

import io.fairqueue.http.browser.GrantHandler;
import io.fairqueue.http.browser.Origins;
import io.fairqueue.http.direct.Answers;
import io.fairqueue.http.problem.Failures;
import io.fairqueue.http.request.RequestIds;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link ConnectionWatch} and a {@link RequestGuard} around the decoder of each connection,
 * and between them what tells browsers which pages may read the answers: those of the guard too.
 */
@Singleton
final class ConnectionPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final BeanProvider<Connections> connections;
  private final BeanProvider<Answers> answers;
  private final BeanProvider<Failures> failures;
  private final BeanProvider<RequestIds> requestIds;
  private final BeanProvider<Origins> origins;

  /** All are asked late: what they need may itself need the server. */
  ConnectionPipeline(
      BeanProvider<Connections> connections,
      BeanProvider<Answers> answers,
      BeanProvider<Failures> failures,
      BeanProvider<RequestIds> requestIds,
      BeanProvider<Origins> origins) {
    this.connections = connections;
    this.answers = answers;
    this.failures = failures;
    this.requestIds = requestIds;
    this.origins = origins;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(null));
    return event.getBean();
  }

  private final class Customizer implements NettyServerCustomizer {

    private final @Nullable Channel channel;

    Customizer(@Nullable Channel channel) {
      this.channel = channel;
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel specific, ChannelRole role) {
      return new Customizer(specific);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null
          || channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) == null) {
        return;
      }
      var guard = new RequestGuard(answers.get(), failures.get(), requestIds.get());
      channel
          .pipeline()
          .addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "fairqueue-guard", guard)
          .addBefore(
              "fairqueue-guard",
              "fairqueue-grants",
              new GrantHandler(origins.get(), requestIds.get()))
          .addBefore(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "fairqueue-watch",
              new ConnectionWatch(connections.get(), guard));
    }
  }
}
