import time
from tests.city import City
def test_x(city: City) -> None:
    print(city.people, city.departments)
def test_y(city: City) -> None:
    t=time.time(); a=city.account(); print(time.time()-t)
