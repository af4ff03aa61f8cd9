package io.fairqueue.cli.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.EndpointSigning;
import io.fairqueue.http.hook.EndpointBody;
import io.fairqueue.http.hook.SignatureVersions;
import io.fairqueue.http.hook.TypeWords;
import io.fairqueue.http.hook.VerifierBody;
import io.fairqueue.message.Webhooks.Creation;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "create", description = "Makes a webhook, and shows its secret this once.")
final class WebhookCreate implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @ArgGroup(multiplicity = "1")
  ScopeOptions scope = new ScopeOptions();

  @Option(names = "--url", required = true, description = "Where messages are sent to.")
  String url;

  @Option(
      names = "--types",
      split = ",",
      description =
          "What it hears of, like claim.confirmed,claim.released; * (the default) is all.")
  List<String> types = List.of("*");

  @Option(names = "--description", description = "What it is for.")
  @Nullable String description;

  @Option(
      names = "--include-personal-data",
      description = "It is told the name and email address of fans; this is audited.")
  boolean personalData;

  @Option(
      names = "--signature",
      description = "v1 (the default): by a secret of both sides. v1a: by a key pair (Ed25519).")
  @Nullable String signature;

  @Inject
  WebhookCreate(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      EndpointSettings wanted =
          new EndpointSettings(url, description, TypeWords.read(types), personalData);
      EndpointSigning signing = SignatureVersions.read(signature);
      Creation answer =
          Found.in(
              backend
                  .fairQueue()
                  .webhooks()
                  .create(Backend.OPERATOR, scope.in(backend), wanted, signing),
              scope.text());
      switch (answer) {
        case Creation.Created created ->
            output.print(
                format,
                new Sheet(EndpointBody.of(created.endpoint()), VerifierBody.of(created.secret())));
        case Creation.UrlNotAllowed no -> throw new RefusedException("The URL " + no.why() + ".");
        case Creation.TooMany full ->
            throw new RefusedException("There are already as many webhooks as there may be.");
      }
    }
  }

  /** A new endpoint; prints no secret by itself. */
  private record Sheet(@JsonUnwrapped EndpointBody endpoint, @JsonUnwrapped VerifierBody verifier) {

    @Override
    public String toString() {
      return "Sheet[" + endpoint + "]";
    }
  }
}
