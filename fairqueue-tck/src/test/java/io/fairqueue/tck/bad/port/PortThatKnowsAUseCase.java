package io.fairqueue.tck.bad.port;

import io.fairqueue.tck.bad.usecase.UseCaseThatKnowsAnAdapter;

/** Depends the wrong way round. */
public interface PortThatKnowsAUseCase {

  UseCaseThatKnowsAnAdapter useCase();
}
