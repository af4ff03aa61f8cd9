package io.fairqueue.http.direct;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Puts a {@link DirectHandler} before the framework in every connection. */
@Singleton
final class DirectPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final BeanProvider<DirectRoutes> routes;
  private final BeanProvider<TooLarge> tooLarge;

  /**
   * @param routes asked late: what they need may itself need the server
   * @param tooLarge likewise
   */
  DirectPipeline(BeanProvider<DirectRoutes> routes, BeanProvider<TooLarge> tooLarge) {
    this.routes = routes;
    this.tooLarge = tooLarge;
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
      if (channel == null) {
        return;
      }
      var pipeline = channel.pipeline();
      if (pipeline.get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
        pipeline.addBefore(
            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
            "fairqueue-direct",
            new DirectHandler(routes.get()));
        pipeline.addBefore(
            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
            "fairqueue-body-limit",
            new BodyLimit(tooLarge.get()));
      }
    }
  }
}
