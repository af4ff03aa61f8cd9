/** What holds for every connection, before anything of it is read as HTTP. */
@NullMarked
package io.fairqueue.http.connection;

import org.jspecify.annotations.NullMarked;
