/** Id tokens of OpenID Connect issuers. */
@NullMarked
package io.fairqueue.crypto.oidc;

import org.jspecify.annotations.NullMarked;
