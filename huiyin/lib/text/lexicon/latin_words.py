"""Words that tell English from the other languages in Latin letters (lower case, one space between).

Words at home in English and elsewhere ("a", "no", "die", "was", "app") are in neither list.
"""

ENGLISH = """
    about after again all also always am an and any anyone are arrived ask awesome back bad because been before
    best better between bill bring broken buggy but by call can't cancel cannot cant card charged cheap clean
    cold complaint could couldn't crap create customer day days delivery did didn't didnt dirty does doesn't
    doing don't dont down during each easy ever every everything excellent expensive fast find first five fix
    food for four free friendly from full garbage get getting give good great had happy has hate have having he
    hello help helpful her here high him his horrible hour hours how i i'd i'll i'm i've if issue it it's its
    just keep know late left let like long lost love low made make many minute money month more most much my
    near need never new next nice night nobody not nothing now of off ok okay old one only open or other our out
    over paid part parts pay people perfect phone please poor price quality quick quickly read really refund
    right rude same scam see she short should show since slow some someone something staff still stop sucks take
    tell terrible than thank thanks that that's the their them then there these they this those three thx time
    to today too took trash try two under until up update us use used useless using very waiting want wasn't
    waste way we week well were what when where which while who whole why will with without won't work works
    worst would wrong year yes yet you you're your
"""

OTHER = """
    aber aceite ada agora ainda ale alors ama amabile anda ang ao apa aqui assez atau atencion att attente auch
    auf aus aussi avec bagus banyak barang bardzo barzo bedankt bei belum ben bevor bien bir bisa boa boleh bom
    bon bonjour bonne bu buena bueno bukan buono buruk bị c'est calidad cara caro ce cela cepat ces cette che
    chega chego chegou chez cho ci comida comme como compra con cosa cuando của da dah daha dan danke dans dari
    das dass de dell' della dengan des det devolver değil di dinero disse dla dobrze doch dos drogo du dzień
    dziękuję děkuji egy eine einem einen einer el ella en encore enfin entrega envio erg essere esta este et
    fatto foarte fue för für ganz geht geld geldi gibi gibt goed gracias grazie gut guten hab habe haben habis
    hallo harga hartelijk het hindi hizmet hiç hogy hola hàng ich ihr ikke il immer indietro ini inte isso ist
    itu iyi için j'ai jag jak jangan je jeg jest jsem juga już já kami kann kargo kasih kaufen kayo kein keine
    kenapa kerana không kita ko kommt kurang köszönöm kötü l'app la lagi lah lambat lang las le lebih leider les
    lewat lieferung livraison llego lo los lub là ma mahal mais makan mal mala malo mas mauvais meget mehr mein
    meine merci mga mi mich miei mijn mille mit molto muito murah muy même müşteri na naar nada nagyon naman nao
    ne nem nenhum není ng nicht nichts nie niestety niet noch nos nous nu nul nur não nói o obrigada obrigado
    obsługa och oder og ohne olarak om op ottimo où pa pada parce pas pelo pentru perché pero peut più plus po
    poder por porque pour prego preço prix producto produit produto proszę près på pésimo péssimo qualidade
    qualité quand que quem qui quiero quá ramah rien ruim rất sa saja salah salamat sama sampai sangat saya
    schlecht schnell se sehr sei sekali sem sempre servicio serviço seu sia sich sie siempre sila sind slecht
    soldi som sono sonra sont sou stato sua sudah sul suo sur tak también tapi telefoon tempo terima terlalu
    teruk teşekkürler tidak tiene til todo tolong toujours tout troppo très tutto tôi uit um uma und une unten
    untuk van ve veel velmi voglio vor votre vous và várias wenn werden wie wir wird worden wszystko ya yang yg
    yok zeer zijn zu zum är és était ürün được źle și
"""
