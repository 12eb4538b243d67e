<%@ page contentType="text/html; charset=UTF-8" trimDirectiveWhitespaces="true" %>
<% response.setHeader("Cache-Control", "no-store"); %>
<%@ include file="/WEB-INF/jsp/login-form.jspf" %>
