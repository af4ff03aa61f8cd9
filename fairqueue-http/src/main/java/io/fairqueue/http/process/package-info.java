/** PostgreSQL and Redis as processes beside a server, and the files they keep. */
@NullMarked
package io.fairqueue.http.process;

import org.jspecify.annotations.NullMarked;
