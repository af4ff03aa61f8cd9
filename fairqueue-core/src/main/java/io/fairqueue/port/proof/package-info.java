/** Where the logs are kept that everybody reads, and who signs them. */
@NullMarked
package io.fairqueue.port.proof;

import org.jspecify.annotations.NullMarked;
