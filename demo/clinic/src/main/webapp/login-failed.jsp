<%@ page contentType="text/html; charset=UTF-8" trimDirectiveWhitespaces="true" %>
<% response.setHeader("Cache-Control", "no-store"); request.setAttribute("loginFailed", true); %>
<%@ include file="/WEB-INF/jsp/login-form.jspf" %>
