"""How words of English labels are rendered in Spanish, Portuguese and Catalan, whatever stands
beside them: by these a draft's words are known to be right. Nothing is translated by them."""

from __future__ import annotations

_STEMS = """
add:añadir adicionar afegir
address:dirección endereço adreça
allow:permitir
archive:archivo arquivo arxiu
background:fondo fundo fons
amazing:increíble incrível
app:aplicación aplicativo app
archive:archivo arquivo arxiu
back:volver voltar tornar
basket:cesta cesto cistella
billing:facturación faturamento facturació
booking:reserva
build:construir construcción
button:botón botão botó
chart:gráfico
check:comprobar verificar consultar
checkbox:casilla verificación caixa seleção
clear:borrar limpiar
click:clic clique haga
company:empresa
complete:completar completo
completed:completado concluido
condition:condición condição
connect:conectar conexión
content:contenido conteúdo contingut
country:país
cookie:cookie
coupon:cupón cupom
create:crear criar
custom:personalizado personalitzat
customer:cliente
customize:personalizar
dashboard:panel painel tauler
data:datos dados
dataset:conjunto datos
date:fecha data
day:día
delete:eliminar excluir suprimir
delivery:entrega
detail:detalle
device:dispositivo
disabled:desactivado
discount:descuento desconto
display:mostrar visualización exibir visualizar
document:documento
download:descargar descarga baixar
easy:fácil
edit:editar edición
email:correo e-mail
enabled:activado
enter:escriba introduzca digite
error:error erro
event:evento esdeveniment
every:cada todos
example:ejemplo exemplo exemple
file:archivo arquivo fitxer
follow:siga seguir
font:fuente fonte
form:formulario
frequent:frecuente
format:formato
free:gratis gratuito
frequently:frecuentes
friend:amigo
full:completo
get:obtener obtenga
graph:gráfico
group:grupo
guide:guía
handling:tratamiento manejo
heading:encabezado título
header:encabezado cabeçalho capçalera
height:altura
hello:hola
help:ayuda ajuda
home:inicio início inici
icon:icono ícone
image:imagen imagem imatge
include:incluir
index:índice
information:información informação informació
input:entrada
install:instalar
invoice:factura fatura
issue:problema
item:elemento item
keyboard:teclado
label:etiqueta rótulo
language:idioma
layout:diseño disposición
learn:aprenda conozca
level:nivel
license:licencia licença
line:línea linha
link:enlace
list:lista
location:ubicación localização
login:iniciar sesión
lost:perdido
manage:gestionar gerenciar administrar
manager:gestor gerente administrador
meeting:reunión reunião
member:miembro membro
menu:menú
method:método
missing:falta
mobile:móvil
month:mes
multiple:varios múltiples
need:necesita precisa
network:red rede
new:nuevo novo nou
night:noche nocturno
notification:notificación notificação
open:abrir abierto
option:opción opção
order:pedido
output:salida saída sortida
overview:visión general visão
owner:propietario
package:paquete
page:página
panel:panel
payment:pago pagamento
performance:rendimiento desempenho
picture:imagen
permission:permiso permissão
plain:simple
plan:plan
policy:política
popular:popular
preview:vista previa previsualización visualización
price:precio preço preu
privacy:privacidad privacidade
profile:perfil
project:proyecto projeto projecte
public:público
query:consulta
queue:cola fila cua
question:pregunta pergunta
quick:rápido
range:intervalo rango
rate:tasa tarifa
read:leer leído
reading:lectura leitura
ready:listo pronto
recent:reciente
record:registro
register:registrarse registro
remove:quitar remover eliminar
repeat:repetir
reply:respuesta responder
required:necesario obligatorio requerido
result:resultado
return:volver voltar
review:revisión evaluación reseña
role:rol papel
row:fila
rule:regla regra
safe:seguro
sale:venta
sample:ejemplo muestra
save:guardar salvar desar
schedule:programar calendario horario
screen:pantalla tela
script:script
search:buscar búsqueda pesquisar pesquisa
secure:seguro
security:seguridad segurança
select:seleccionar selecionar
selected:seleccionado
send:enviar
server:servidor
set:conjunto
settings:configuración ajustes configurações
setting:configuración ajuste
setup:configuración
share:compartir compartilhar
shipping:envío envio
shortcut:atajo atalho
shop:tienda loja
show:mostrar
single:único
site:sitio web
size:tamaño tamanho mida
skill:habilidad
start:empezar comenzar iniciar comience
status:estado
step:paso passo
store:tienda loja
stylesheet:hoja estilo
string:cadena
subscribe:suscribirse inscríbase suscríbase
submission:envío
submit:enviar
support:soporte apoyo asistencia
tab:pestaña
table:tabla tabela taula
tag:etiqueta
team:equipo equipe equip
template:plantilla modelo
test:prueba teste
text:texto
theme:tema
survey:encuesta
thread:hilo
time:tiempo
tip:consejo
tool:herramienta ferramenta eina
topic:tema tópico
total:total
trash:papelera
track:seguir rastrear
tutorial:tutorial
type:tipo
undo:deshacer
unread:leído leída
update:actualizar actualización atualizar
upload:subir cargar enviar
use:usar uso utilización
user:usuario
username:usuario
using:usar usando
value:valor
version:versión versão versió
video:vídeo
view:ver
warning:aviso advertencia
watch:ver vea
website:sitio web
welcome:bienvenido
width:ancho anchura largura
window:ventana janela
word:palabra
workout:entrenamiento treino
workflow:flujo trabajo
write:escribir escriba
year:año
"""

_RENDERED = {
    word: tuple(rest.split())
    for line in _STEMS.split("\n")
    if line
    for word, _, rest in [line.partition(":")]
}


def rendered(word: str) -> tuple[str, ...]:
    """The words that an English one of labels becomes; none where that depends on the rest.

    >>> rendered("Dashboards")
    ('panel', 'painel', 'tauler')
    """
    small = word.lower()
    return _RENDERED.get(small) or _RENDERED.get(small.removesuffix("s"), ())
