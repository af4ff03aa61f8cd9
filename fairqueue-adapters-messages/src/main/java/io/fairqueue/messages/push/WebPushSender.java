package io.fairqueue.messages.push;

import com.interaso.webpush.WebPush;
import com.interaso.webpush.WebPush.Urgency;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.Platform;
import io.fairqueue.messages.hook.HookAnswer;
import io.fairqueue.messages.hook.HookAnswer.Failed;
import io.fairqueue.messages.hook.HookAnswer.Said;
import io.fairqueue.messages.hook.HookClient;
import io.fairqueue.messages.hook.HookSettings;
import io.fairqueue.messages.hook.HookUrls;
import io.fairqueue.port.message.Deliveries.Reply;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends to browsers by their push services, encrypted for the browser alone (RFC 8291), as a server
 * that they know again (RFC 8292). Addresses are judged as those of webhooks are: people name both.
 * Thread-safe.
 */
public final class WebPushSender implements PushSender, AutoCloseable {

  private static final String MEDIA_TYPE = "application/octet-stream";

  private final String contact;
  private final PushKey key;
  private final HookUrls urls;
  private final HookClient client;
  private final InstantSource time;

  /**
   * Opens connections when they are needed.
   *
   * @param contact whom push services may write to: {@code mailto:…} or {@code https://…}
   */
  public WebPushSender(String contact, PushKey key, HookSettings settings, InstantSource time) {
    this.contact = contact;
    this.key = key;
    this.urls = new HookUrls(settings);
    this.client = new HookClient(settings);
    this.time = time;
  }

  @Override
  public boolean reaches(Device device) {
    return device.platform() == Platform.WEB;
  }

  @Override
  public Sent send(Device device, PushMessage message) {
    WebSubscription subscription = WebSubscription.parse(device.token());
    @Nullable String fault = urls.fault(subscription.endpoint());
    if (fault != null) {
      return new Sent.Refused("the endpoint " + fault, null);
    }
    WebPush push = new WebPush(contact, key.pair());
    Map<String, String> headers =
        new HashMap<>(
            push.getHeaders(
                subscription.endpoint(),
                Math.toIntExact(message.life().toSeconds()),
                message.topic(),
                message.isUrgent() ? Urgency.High : Urgency.Normal));
    headers.remove("Content-Type");
    byte[] body =
        push.getBody(PushJson.bytes(message.payload()), subscription.key(), subscription.auth());
    return sent(client.post(subscription.endpoint(), headers, MEDIA_TYPE, body));
  }

  private Sent sent(HookAnswer answer) {
    return switch (answer) {
      case Failed failed -> new Sent.Later(failed.why(), null, null);
      case Said said -> sent(said);
    };
  }

  private Sent sent(Said said) {
    Reply reply = said.reply();
    if (said.isSuccess()) {
      return new Sent.Taken(reply);
    }
    String why = "the push service answered " + said.code();
    return switch (said.code()) {
      case 404, 410 -> new Sent.Gone(reply);
      case 429 -> new Sent.Later(why, said.notBefore(time.instant()), reply);
      default ->
          said.code() >= 500
              ? new Sent.Later(why, said.notBefore(time.instant()), reply)
              : new Sent.Refused(why, reply);
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
