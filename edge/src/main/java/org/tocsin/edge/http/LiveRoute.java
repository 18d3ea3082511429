package org.tocsin.edge.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.tocsin.edge.live.LiveSocket;
import org.tocsin.edge.people.Account;

/// Puts the live connection at `/live`, for pages of this origin and people who are signed in.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveRoute implements WebSocketConfigurer {
    private final LiveSocket socket;

    LiveRoute(LiveSocket socket) {
        this.socket = socket;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, "/live").addInterceptors(new Introduction());
    }

    /// Hands the signed-in account on to the session.
    private static final class Introduction implements HandshakeInterceptor {
        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            if (request.getPrincipal() instanceof Authentication authentication
                    && authentication.getPrincipal() instanceof Account account) {
                attributes.put(LiveSocket.WHO, account);
                return true;
            }
            return false;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                @Nullable Exception exception) {
            // Nothing to add.
        }
    }
}
